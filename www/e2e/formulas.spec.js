import { expect, test } from "@playwright/test";
import { TINY, open, openReady, reaches } from "./helpers.js";

/** @import { Page } from "@playwright/test" */

/**
 * The formulas as text, each in one word.
 * @param {Page} page
 */
async function formulas(page) {
  await page.locator('[data-panel="inside"]').click();
  await expect(page.locator("#formulas math").last()).toBeVisible(); // its panel is loaded when it is first opened
  const all = await page.locator("#formulas math").allTextContents();
  return all.map((text) => text.replaceAll(/\s/g, ""));
}

const CASES = [
  {
    hash: "",
    written: ["LD=−12𝔼x[logD(x)]−12𝔼z[log(1−D(G(z)))]", "LG=−𝔼z[logD(G(z))]"],
    update: "θ←θ−0.002gv^+10−8",
  },
  {
    hash: "loss=hinge&penalty=r1&norm_d=none&beta_1=0.5",
    written: ["LD=𝔼x[max(0,1−C(x))]+𝔼z[max(0,1+C(G(z)))]+102𝔼x[‖∇C(x)‖2]", "LG=−𝔼z[C(G(z))]"],
    update: "θ←θ−0.002m^v^+10−8",
  },
  {
    hash: "loss=least_squares&label_smoothing=0.1&optimizer=sgd&beta_1=0.5",
    written: ["LD=12𝔼x[(C(x)−0.9)2]+12𝔼z[C(G(z))2]", "LG=12𝔼z[(C(G(z))−1)2]"],
    update: "θ←θ−0.002m",
  },
  {
    hash: "loss=wasserstein&penalty=gradient&norm_d=none&optimizer=rmsprop&diversity=0.5",
    written: [
      "LD=𝔼z[C(G(z))]−𝔼x[C(x)]+10·𝔼x^[(‖∇C(x^)‖−1)2]",
      "LG=−𝔼z[C(G(z))]+0.5·‖z1−z2‖‖G(z1)−G(z2)‖",
    ],
    update: "θ←θ−0.002gv+10−8",
  },
];

for (const { hash, written, update } of CASES) {
  test(`the formulas are those of the settings: ${hash || "the usual ones"}`, async ({ page }) => {
    await openReady(page, `${TINY}&lang=en&weights=none&${hash}`);
    const all = await formulas(page);
    for (const formula of written) expect(all).toContain(formula);
    expect(all.at(-1)).toBe(update);
  });
}

test("what acts beside the formulas is said where it is on", async ({ page }) => {
  await openReady(page, `${TINY}&lang=en&weights=none&instance_noise=0.1&clip_gradient=5`);
  await formulas(page);
  const panel = page.locator("#formulas");
  await expect(panel).toContainText("normal noise of standard deviation 0.1 is added");
  await expect(panel).toContainText("A gradient whose norm is above 5 is scaled down");
  await expect(panel).not.toContainText("change places");
  await expect(panel).not.toContainText("is cut to");
});

test("the formulas hold the last step's measurements, in both languages", async ({ page }) => {
  await open(page, `${TINY}&lang=en&weights=none&steps=3&autoplay=1`);
  await reaches(page, "paused");
  await formulas(page);
  const loss = await page.locator("#d-loss").innerText();
  await expect(page.locator("#formulas")).toContainText(`Step 3: loss ${loss}`);
  await expect(page.locator("#formulas")).toContainText("before this update");
  await expect(page.locator("#formulas")).toContainText("after D’s update");
  await expect(page.locator(".scores > div", { has: page.locator("#d-fake") })).toHaveAttribute(
    "title",
    "The batch of step 3, before the appraiser learns from it",
  );
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("#formulas")).toContainText(`第 3 步：损失 ${loss}`);
});

test("a formula that is wider than its rail scrolls within a box that has an edge", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openReady(
    page,
    `${TINY}&lang=en&weights=none&loss=wasserstein&penalty=gradient&norm_d=none`,
  );
  await formulas(page);
  const box = page.locator(".formula").first();
  const { room, width, edge } = await box.evaluate((one) => ({
    ...{ room: one.clientWidth, width: one.scrollWidth },
    edge: parseFloat(getComputedStyle(one).borderRightWidth),
  }));
  expect(width).toBeGreaterThan(room);
  expect(edge).toBeGreaterThan(0);
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => box.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
});
