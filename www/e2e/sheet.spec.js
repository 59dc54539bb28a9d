import { expect, test } from "@playwright/test";
import { TINY, look, openPanel, openReady } from "./helpers.js";

const NEW = `${TINY}&weights=none`;

test("the sheet is sorted by verdict, and its picture's latent goes on a walk", async ({
  page,
}) => {
  await openReady(page, `${NEW}&lang=en`);
  await openPanel(page, "inside");
  const plain = await look(page, "#digits");
  await page.locator("#verdict-order").check();
  await expect.poll(async () => (await look(page, "#digits")).print).not.toBe(plain.print);
  expect((await look(page, "#digits")).mean).toBeCloseTo(plain.mean, 6); // the same pictures
  await page.locator("#verdict-marks").check();
  const widths = () =>
    page
      .locator(".verdict-mark > span")
      .evaluateAll((spans) => spans.map((span) => parseFloat(span.style.width)));
  await expect.poll(async () => (await widths()).length).toBe(64);
  const shares = await widths();
  expect([shares[0], shares[63]]).toEqual([100, 0]);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));

  await page.locator(".sheet-picker button").nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#inside [role=status]")).toHaveText("Picture in row 1, column 2");
  await expect(page.locator(".sheet-picker [aria-pressed=true]")).toHaveAttribute(
    "data-place",
    "1",
  );
  const chosen = await look(page, "#inside-picture");
  await page.locator("#verdict-order").uncheck();
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(plain.print);
  expect((await look(page, "#inside-picture")).print).toBe(chosen.print);

  await page.locator("#use-b").click();
  await expect(page.locator("#use-b")).toHaveAttribute("aria-pressed", "true");
  await page.locator("#use-a").click();
  await expect(page.locator("#inside")).toContainText("This picture is now A and B.");
  await page.locator("#use-go").click();
  await expect(page.locator("#interpolation-title")).toBeInViewport();
  await expect(page.locator("#point-from")).toContainText("the sheet’s picture in row");
  // Both ends are that picture: the walk stands still on it.
  await expect.poll(async () => (await look(page, "#interpolation")).print).toBe(chosen.print);
  await page.getByLabel("To seed").fill("5");
  await page.getByLabel("To seed").press("Enter");
  await expect(page.locator("#point-to")).toHaveCount(0);
  await page.getByLabel("Position t").press("Home");
  await expect.poll(async () => (await look(page, "#interpolation")).print).toBe(chosen.print);
  await page.getByLabel("Position t").press("End");
  await expect.poll(async () => (await look(page, "#interpolation")).print).not.toBe(chosen.print);
});

test("the drawing of both networks shows their layers, and each box leads to its maps", async ({
  page,
}) => {
  await openReady(page, `${NEW}&lang=en`);
  await openPanel(page, "inside");
  const boxes = page.locator("#flow .flow-layer");
  const named = (/** @type {string} */ network) =>
    page
      .locator(`#layers-${network} li:not([data-shape^="1x"])`)
      .evaluateAll((layers) => layers.map((layer) => `${layer.dataset.layer}`));
  await expect.poll(() => boxes.count()).toBeGreaterThan(3);
  const expected = [...(await named("generator")), ...(await named("discriminator"))];
  const names = await boxes.evaluateAll((all) =>
    all.map((one) => String(one.getAttribute("aria-label")).split(":")[0]),
  );
  expect(names).toEqual(expected);
  await boxes.last().press("Enter");
  await expect(page.locator(`#layers-discriminator [data-layer="${names.at(-1)}"]`)).toBeFocused();
  await expect(page.locator("#flow")).not.toHaveClass(/flowing/);
  await page.locator("#train").click();
  await expect(page.locator("#flow")).toHaveClass(/flowing/);
});
