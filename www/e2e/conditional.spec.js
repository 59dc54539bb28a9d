import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { look, open, openPanel, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const SMALL = "features_g=8&features_d=8&batch_size=16&z_dim=16&weights=none&device=cpu";
/** Drawn by the forger as it is: an average would hardly have learned anything after a few steps. */
const CONDITIONAL = `conditional=on&ema_decay=0&${SMALL}`;
const TILE = 32;

/**
 * A run that is told the class, trained for a few steps.
 * @param {Page} page
 * @param {string} [more]
 */
async function openTrained(page, more = "") {
  await open(page, `${CONDITIONAL}&autoplay=1&steps=40${more}`);
  await reaches(page, "paused");
  await openRoom(page, "explore");
}

/** The picture of the number, as a fingerprint. @param {Page} page */
async function written(page) {
  return (await look(page, "#written")).print;
}

/** How far the first and the last picture of the walk are apart, in grey values. @param {Page} page */
function endsApart(page) {
  return page
    .locator("#interpolation-strip")
    .evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const side = canvas.height;
      const [from, to] = [0, canvas.width - side].map(
        (x) => context.getImageData(x, 0, side, side).data,
      );
      return from.reduce((sum, value, i) => sum + Math.abs(value - to[i]), 0) / from.length;
    });
}

test("the grid has a row for each digit, and says so", async ({ page }) => {
  await openTrained(page);
  await openRoom(page, "train");
  const size = await page
    .locator("#digits")
    .evaluate((/** @type {HTMLCanvasElement} */ { width, height }) => [width, height]);
  expect(size).toEqual([8 * TILE, 10 * TILE]);
  await expect(page.locator("#digits")).toHaveAttribute(
    "aria-label",
    /80 generated digits in 10 rows of 8.*Each row is one digit/,
  );
  await expect(page.locator("#digit-rows")).toContainText("0 at the top to 9 at the bottom");
});

test("a number is written as it is typed", async ({ page }) => {
  await openTrained(page);
  const canvas = page.locator("#written");
  await expect(canvas).toHaveAttribute("data-columns", "5"); // it opens on one
  await page.locator("#number").fill("42");
  await expect(canvas).toHaveAttribute("data-classes", "42");
  await expect(canvas).toHaveAttribute("data-columns", "2");
  await expect(canvas).toHaveAttribute("aria-label", /^42 in generated digits.* step 40$/);
  const { width, deviation } = await look(page, "#written");
  expect(width).toBe(2 * TILE);
  expect(deviation).toBeGreaterThan(0);
  const before = await written(page);
  await page.getByRole("button", { name: "Another hand" }).click();
  await expect.poll(() => written(page)).not.toBe(before);
  await expect(canvas).toHaveAttribute("data-classes", "42");
  await page.locator("#number").fill("");
  await page.locator("#number").pressSequentially("123456789012345");
  await expect(canvas).toHaveAttribute("data-classes", "123456789012");
  await expect(page.locator("#number-note")).toHaveText("Only the first 12 digits are drawn.");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("what is not a digit is left out, and nothing is drawn of nothing", async ({ page }) => {
  await openTrained(page);
  const [field, note] = [page.locator("#number"), page.locator("#number-note")];
  await field.fill("4x2");
  await expect(page.locator("#written")).toHaveAttribute("data-classes", "42");
  await expect(note).toHaveText("Only the digits are drawn.");
  for (const text of ["", "x"]) {
    await field.fill(text);
    await expect(note).toContainText("There is nothing to draw");
    await expect(page.locator("#written")).toHaveCount(0);
  }
  await field.fill("7");
  await expect(page.locator("#written")).toHaveAttribute("data-classes", "7");
  await expect(note).toHaveText("");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("the number follows training, to its last step", async ({ page }) => {
  await openReady(page, CONDITIONAL);
  await openRoom(page, "explore");
  const canvas = page.locator("#written");
  await expect(canvas).toHaveAttribute("data-step", "0");
  const before = await written(page);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await reaches(page, "training");
  await canvas.scrollIntoViewIfNeeded(); // out of sight it waits for a pause
  await expect.poll(() => written(page)).not.toBe(before);
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
  await expect(canvas).toHaveAttribute("data-step", await page.locator("#step").innerText());
});

test("a walk goes within a digit and across digits", async ({ page }) => {
  await openTrained(page);
  const strip = page.locator("#interpolation-strip");
  const from = page.getByLabel("From digit", { exact: true });
  const to = page.getByLabel("To digit", { exact: true });
  await expect(from).toHaveValue("");
  await expect(from.locator("option")).toHaveCount(11); // any, and ten digits
  // The same seed and the same digit: the same picture.
  for (const end of ["from", "to"]) {
    await page.locator(`#seed-${end}`).fill("5");
    await page.locator(`#seed-${end}`).blur();
  }
  await from.selectOption("3");
  await to.selectOption("3");
  await expect.poll(() => endsApart(page)).toBeLessThan(0.2);
  await expect(strip).toHaveAttribute("aria-label", /seed 5 \(digit 3\) to seed 5 \(digit 3\)/);
  await to.selectOption("8");
  await expect.poll(() => endsApart(page)).toBeGreaterThan(0.5);
  await expect(strip).toHaveAttribute("aria-label", /to seed 5 \(digit 8\)/);
  await to.selectOption("3");
  await expect.poll(() => endsApart(page)).toBeLessThan(0.2);
  await page.getByRole("button", { name: "Roll a new end" }).click();
  await expect.poll(() => endsApart(page)).toBeGreaterThan(0.5);
});

test("clothes are called by their names", async ({ page }) => {
  await openTrained(page, "&dataset=fashion-mnist");
  await expect(page.locator("#digit-rows")).toContainText("T-shirt, Trousers, Pullover");
  await expect(page.getByRole("heading", { name: "Pictures to order" })).toBeVisible();
  await page.getByLabel("To class", { exact: true }).selectOption("Dress");
  await expect(page.locator("#interpolation")).toHaveAttribute("aria-label", /\(Dress\)/);
  await page.locator("#number").fill("38");
  await expect(page.locator("#written")).toHaveAttribute("aria-label", /: Dress, Bag$/);
});

test("only a run that is told the digit has all this", async ({ page }) => {
  await openReady(page, `${SMALL}&steps=2`);
  const own = page.locator("#number, #class-from, #class-to");
  const rows = page.locator("#digit-rows");
  await openRoom(page, "explore");
  await expect(page.locator("#seed-from")).toBeVisible();
  await expect(own).toHaveCount(0);
  await expect(page.locator("gan-numbers")).toBeHidden();
  await openRoom(page, "train");
  await expect(rows).toHaveCount(0);
  await openPanel(page, "presets");
  await page.locator('[data-preset="conditional"] .preset-use').click();
  await reaches(page, "paused");
  await expect(rows).toHaveCount(1);
  await openRoom(page, "explore");
  await expect(own).toHaveCount(3);
  await expect(page.locator("#written")).toHaveAttribute("data-columns", "5");
  await openRoom(page, "train");
  await page.locator('[data-preset="fast"] .preset-use').click();
  await expect(rows).toHaveCount(0);
  await openRoom(page, "explore");
  await expect(own).toHaveCount(0);
  await reaches(page, "paused");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a number by keyboard", async ({ page }) => {
  await openTrained(page);
  const canvas = page.locator("#written");
  await page.locator("#number").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("90");
  await expect(canvas).toHaveAttribute("data-classes", "90");
  const seed = (await canvas.getAttribute("data-seed")) ?? "";
  await page.keyboard.press("Tab");
  await expect(page.locator("#new-hand")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(canvas).not.toHaveAttribute("data-seed", seed);
});

for (const [lang, colorScheme] of /** @type {const} */ ([
  ["en", "light"],
  ["zh", "dark"],
])) {
  test(`axe finds nothing serious, and nothing overflows a phone: ${lang}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openTrained(page, `&lang=${lang}`);
    await page.locator("#number").fill("123456789012");
    await expect(page.locator("#written")).toHaveAttribute("data-columns", "12");
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(390);
  });
}
