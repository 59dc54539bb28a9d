import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import {
  TINY,
  asked,
  listen,
  look,
  numberIn,
  open,
  openPanel,
  openReady,
  reaches,
} from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const NEW = `${TINY}&weights=none`;
const LOOKS = ["attribution", "verdicts", "activations"];

/**
 * How many pixels of a canvas have a colour.
 * @param {Page} page
 * @param {string} selector
 */
function coloured(page, selector) {
  return page.locator(selector).evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });
}

/** @param {Page} page @param {string} network */
function shapes(page, network) {
  return page
    .locator(`#layers-${network} li`)
    .evaluateAll((all) => all.map((layer) => /** @type {HTMLElement} */ (layer).dataset.shape));
}

/** The grey values of one tile of the sheet, or of the enlarged picture. @param {Page} page */
function isTile(page, column = 0, row = 0) {
  return page.evaluate(
    ([x, y]) => {
      const [one, sheet] = ["#inside-picture", "#digits"].map(
        (id) => /** @type {HTMLCanvasElement} */ (document.querySelector(id)),
      );
      const side = one.width;
      const read = (/** @type {HTMLCanvasElement} */ canvas, left = 0, top = 0) =>
        String(canvas.getContext("2d")?.getImageData(left, top, side, side).data);
      return side === 32 && read(one) === read(sheet, x * side, y * side);
    },
    [column, row],
  );
}

test("a click on a picture shows what is inside: verdict, gradient and layers", async ({
  page,
}) => {
  await openReady(page, `${NEW}&lang=en`);
  const { x, y, width, height } = /** @type {NonNullable<unknown> & DOMRect} */ (
    await page.locator("#digits").boundingBox()
  );
  await page.mouse.click(x + (width * 1.5) / 8, y + (height * 2.5) / 8); // row 3, column 2
  await expect(page.locator("#panel-inside")).toBeVisible();
  await expect(page.locator("#inside [role=status]")).toHaveText("Picture in row 3, column 2");
  await expect(page.locator("#inside-verdict")).toContainText(/\d%? real\./);
  await expect(page.locator("#inside")).toContainText(/On average the sheet of step [\d,]+ gets/);
  expect(await isTile(page, 1, 2)).toBe(true);
  await expect(page.locator("#digits")).toHaveAttribute("aria-label", /64 generated digits/);
  expect(await coloured(page, "#inside-heat")).toBeGreaterThan(500);
  expect(await coloured(page, "#inside-latent")).toBe(8);
  // Widths 2 for both networks, 32 pixels.
  expect(await shapes(page, "generator")).toEqual(["16x4x4", "8x8x8", "4x16x16", "1x32x32"]);
  expect(await shapes(page, "discriminator")).toEqual(["2x16x16", "4x8x8", "8x4x4", "1x1x1"]);
  const maps = '#layers-generator [data-layer="blocks.2"] canvas';
  expect((await look(page, maps)).width).toBe(2 * 16);
  expect((await look(page, maps)).deviation).toBeGreaterThan(0);
});

test("the arrow keys walk over the sheet, and Enter looks inside", async ({ page }) => {
  await openReady(page, `${NEW}&lang=en`);
  const first = page.getByRole("button", { name: "Picture in row 1, column 1" });
  await first.focus();
  for (const key of ["ArrowLeft", "ArrowDown", "ArrowDown", "ArrowRight", "End"]) {
    await page.keyboard.press(key);
  }
  const reached = page.getByRole("button", { name: "Picture in row 3, column 8" });
  await expect(reached).toBeFocused();
  await expect(reached).toHaveCSS("outline-style", "solid");
  await expect(page.locator(".sheet-picker [tabindex='0']")).toHaveCount(1);
  await expect(page.locator("#panel-inside")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.locator("#inside [role=status]")).toHaveText("Picture in row 3, column 8");
  await expect(page.locator("#inside-verdict")).toBeVisible();
  await expect(reached).toHaveAttribute("aria-pressed", "true");
  await expect(reached).toBeFocused();
  expect(await isTile(page, 7, 2)).toBe(true);
  // Space is the button's, not the page's shortcut for training.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(page.locator("#inside [role=status]")).toHaveText("Picture in row 2, column 8");
  await reaches(page, "ready");
});

test("it follows training at most once a second, and asks nothing while it is hidden", async ({
  page,
}) => {
  await listen(page);
  await open(page, `${NEW}&lang=en&autoplay=1&steps=100000`);
  await reaches(page, "training");
  await page.waitForTimeout(1500);
  for (const word of LOOKS) expect(await asked(page, word)).toBe(0);
  await openPanel(page, "inside");
  await expect(page.locator("#inside-verdict")).toBeVisible();
  const step = Number(await page.locator("#inside").getAttribute("data-step"));
  const [before, since] = [await asked(page, "attribution"), Date.now()];
  expect(before).toBeGreaterThan(0);
  await expect(async () => {
    const now = Number(await page.locator("#inside").getAttribute("data-step"));
    expect(now).toBeGreaterThan(step);
  }).toPass({ timeout: 20_000 });
  await page.waitForTimeout(2000);
  const most = (Date.now() - since) / 1000 + 1;
  expect((await asked(page, "attribution")) - before).toBeLessThanOrEqual(most);

  await openPanel(page, "settings");
  await page.waitForTimeout(500); // what was under way
  const hidden = await Promise.all(LOOKS.map((word) => asked(page, word)));
  await page.waitForTimeout(3000);
  expect(await Promise.all(LOOKS.map((word) => asked(page, word)))).toEqual(hidden);
  await page.locator("#train").click();
  await reaches(page, "paused");
  await openPanel(page, "inside");
  const last = await numberIn(page, "step");
  await expect(page.locator("#inside")).toHaveAttribute("data-step", String(last));
});

test("verdicts stand on the sheet when they are asked for", async ({ page }) => {
  await openReady(page, `${NEW}&lang=en`);
  await openPanel(page, "inside");
  await expect(page.locator(".verdict-mark")).toHaveCount(0);
  const sheet = await look(page, "#digits");
  await page.locator("#verdict-marks").check();
  await expect(page.locator(".verdict-mark")).toHaveCount(64);
  const second = page.locator(".sheet-picker button").nth(1);
  await expect(second).toHaveAccessibleName(/^Picture in row 1, column 2: [\d.]+% real$/);
  expect(await look(page, "#digits")).toEqual(sheet);
  await page.locator("#verdict-marks").uncheck();
  await expect(page.locator(".verdict-mark")).toHaveCount(0);
});

test("a critic's verdicts are scores", async ({ page }) => {
  await openReady(page, `${NEW}&lang=en&loss=wasserstein`);
  await openPanel(page, "inside");
  await expect(page.locator("#inside-verdict")).toContainText("The appraiser’s score:");
  await page.locator("#verdict-marks").check();
  const first = page.locator(".sheet-picker button").first();
  await expect(first).toHaveAccessibleName(/row 1, column 1: score −?-?[\d.]+$/);
});

test("slow motion goes through a step, which counts with its last phase", async ({ page }) => {
  await openReady(page, `${NEW}&lang=en`);
  await openPanel(page, "inside");
  await expect(page.locator("#inside-verdict")).toBeVisible();
  const next = page.locator("#next-phase");
  const report = page.locator("#slow .report");
  await expect(next).toHaveText("Next: Draw real pictures and forgeries");
  await next.click();
  await expect(report.locator("canvas")).toHaveCount(2);
  await next.click();
  await expect(report).toContainText("On average it finds them");
  await next.click();
  await expect(report).toHaveAttribute("data-phase", "judge_fakes");
  expect(await numberIn(page, "step")).toBe(0);
  const heat = await look(page, "#inside-heat");
  await next.click();
  await expect(report).toContainText(/Loss [\d.]+, length of the gradient [\d.]+/);
  // The appraiser has learned, though the sheet is still the same.
  await expect.poll(async () => (await look(page, "#inside-heat")).print).not.toBe(heat.print);
  await expect(next).toHaveText("Next: The forger learns");
  await next.click();
  await expect(page.locator("#step")).toHaveText("1");
  await expect(next).toHaveText("Next: Draw real pictures and forgeries");

  await next.click();
  await expect(next).toHaveText("Next: The appraiser judges the real ones");
  await page.locator("#only-generator").click();
  await expect(page.locator("#step")).toHaveText("2");
  await expect(next).toHaveText("Next: Draw real pictures and forgeries");
});

for (const [lang, colorScheme, verdict] of /** @type {const} */ ([
  ["en", "light", /real\./],
  ["zh", "dark", /像真品。/],
])) {
  test(`axe finds nothing serious, and nothing overflows a phone: ${lang}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 390, height: 844 });
    await openReady(page, `${NEW}&lang=${lang}`);
    await page.locator("#digits").click({ position: { x: 60, y: 60 } });
    await expect(page.locator("#panel-inside")).toBeVisible();
    await expect(page.locator("#inside-verdict")).toHaveText(verdict);
    await page.locator("#verdict-marks").check();
    await expect(page.locator(".verdict-mark")).toHaveCount(64);
    await page.locator("#next-phase").click();
    await expect(page.locator("#slow .report canvas")).toHaveCount(2);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const panel = page.locator("#panel-inside");
    expect(await panel.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  });
}

test("while one looks back, it is said of which step the picture inside is", async ({ page }) => {
  await open(page, `${NEW}&lang=en&autoplay=1&steps=3`);
  await reaches(page, "paused");
  await openPanel(page, "inside");
  await expect(page.locator("#inside")).toHaveAttribute("data-step", "3");
  await expect(page.locator("#inside-live")).toHaveCount(0);
  await page.evaluate(() => {
    const { app } = /** @type {any} */ (document.querySelector("gan-app"));
    app.lookBackAt(app.store.timeline.frames[0]);
  });
  await expect(page.locator(".caption.lookback")).toContainText("step 0");
  await expect(page.locator("#inside-live")).toContainText(/step 0, to which .* is of step 3:/);
  await page.locator(".caption.lookback button").click();
  await expect(page.locator("#inside-live")).toHaveCount(0);
});
