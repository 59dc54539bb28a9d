import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import {
  TINY,
  asked,
  listen,
  look,
  numberIn,
  open,
  openReady,
  openRoom,
  reaches,
} from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {[number, number][]} Stroke points of the pad, 0 to 1 */

const NEW = `${TINY}&weights=none&device=cpu`;
/** A forger so wide that a search in it takes seconds. */
const SLOW = "features_g=64&features_d=2&batch_size=16&weights=none&device=cpu&lang=en";

const ONE = /** @type {Stroke[]} */ ([
  [
    [0.56, 0.1],
    [0.45, 0.9],
  ],
]);
const FOUR = /** @type {Stroke[]} */ ([
  [
    [0.35, 0.12],
    [0.25, 0.52],
    [0.75, 0.52],
  ],
  [
    [0.68, 0.15],
    [0.6, 0.92],
  ],
]);

/** @param {Page} page @param {Stroke[]} strokes */
async function draw(page, strokes) {
  const pad = page.locator("#pad");
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = /** @type {DOMRect} */ (await pad.boundingBox());
  for (const [first, ...others] of strokes) {
    await page.mouse.move(x + first[0] * width, y + first[1] * height);
    await page.mouse.down();
    for (const [right, down] of others) {
      await page.mouse.move(x + right * width, y + down * height, { steps: 8 });
    }
    await page.mouse.up();
  }
}

/** @param {Page} page @param {string} hash */
async function openPad(page, hash) {
  await openReady(page, hash);
  await openRoom(page, "explore");
  await expect(page.locator("#pad")).toBeVisible();
}

/** What the appraiser gave the drawing. @param {Page} page */
async function logit(page) {
  return Number(await page.locator("#pad-verdict[data-logit]").getAttribute("data-logit"));
}

/** A point of latent space that the learner has chosen. @param {Page} page */
function pointA(page) {
  return page.evaluate(() => {
    const { app } = /** @type {any} */ (document.querySelector("gan-app"));
    const { from, values = [], class: ofClass } = app.store.latents.points.a;
    return { from, numbers: values.length, ofClass };
  });
}

test("what is drawn by pointer stands as the networks get it, and is judged as it grows", async ({
  page,
}) => {
  await openPad(page, `${NEW}&lang=en`);
  const [small, verdict] = [page.locator("#pad-small"), page.locator("#pad-verdict")];
  await expect(verdict).toHaveText("The appraiser is waiting for your drawing.");
  await expect(small).toHaveAttribute("data-empty", "true");
  expect(/** @type {DOMRect} */ (await page.locator("#pad").boundingBox()).width).toBeGreaterThan(
    240,
  );
  await draw(page, ONE);
  await expect(small).toHaveAttribute("data-empty", "false");
  await expect(verdict).toContainText(/[\d.]+% real\./);
  const one = await look(page, "#pad-small");
  expect([one.width, one.deviation > 20]).toEqual([32, true]);
  // White on black, however it is printed: more paper than ink.
  expect(one.mean).toBeLessThan(80);
  const before = await logit(page);
  await draw(page, FOUR);
  await expect.poll(() => logit(page)).not.toBe(before);
  await expect(page.locator("#drawing")).toContainText(/On average the sheet of step [\d,]+ gets/);
  for (let i = 0; i < 2; i++) await page.locator("#pad-undo").click();
  await expect.poll(async () => (await look(page, "#pad-small")).print).toBe(one.print);
  await expect.poll(() => logit(page)).toBe(before);
  await page.locator("#pad-clear").click();
  await expect(verdict).toHaveText("The appraiser is waiting for your drawing.");
  await expect(page.locator("#pad")).toBeFocused(); // the button is disabled now
  await expect(page.locator("#find-latent")).toBeDisabled();
});

test("a finger draws, and does not scroll the page", async ({ page, context }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPad(page, `${NEW}&lang=en`);
  const pad = page.locator("#pad");
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = /** @type {DOMRect} */ (await pad.boundingBox());
  const before = await page.evaluate(() => scrollY);
  const hands = await context.newCDPSession(page);
  const touch = (/** @type {"touchStart" | "touchMove"} */ type, /** @type {number} */ down) =>
    hands.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [{ x: x + width / 2, y: y + height * down }],
    });
  await touch("touchStart", 0.8);
  for (const down of [0.7, 0.5, 0.3, 0.2]) await touch("touchMove", down);
  await hands.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(page.locator("#pad-verdict")).toContainText(/% real\./);
  // A line from bottom to top, not a dot where the finger came down.
  expect((await look(page, "#pad-small")).mean).toBeGreaterThan(10);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test("keys draw, too, and Space does not train meanwhile", async ({ page }) => {
  await openPad(page, `${NEW}&lang=en`);
  const [pad, pen] = [page.locator("#pad"), page.locator(".pad-pen")];
  await expect(pad).toHaveAccessibleDescription(/arrow keys move the pen, Space puts it down/);
  await page.locator("#seed-from").focus(); // so that the pad is reached by keys
  await pad.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(pen).toBeVisible();
  await expect(page.locator(".pad-state")).toHaveText("The pen is up.");
  await expect(page.locator("#pad-small")).toHaveAttribute("data-empty", "true");
  await page.keyboard.press("Space");
  await expect(page.locator(".pad-state")).toHaveText("The pen is down.");
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.locator("#pad-verdict")).toContainText(/% real\./);
  const line = await look(page, "#pad-small");
  await page.keyboard.press("ArrowUp"); // without drawing
  await page.keyboard.press("Space");
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await look(page, "#pad-small")).print).not.toBe(line.print);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await look(page, "#pad-small")).print).toBe(line.print);
  await reaches(page, "ready");
  expect(await numberIn(page, "step")).toBe(0);
});

test("the appraiser is asked a few times a second at most, and not for an empty pad", async ({
  page,
}) => {
  await listen(page);
  await open(page, `${NEW}&lang=en&autoplay=1&steps=100000`);
  await reaches(page, "training");
  await openRoom(page, "explore");
  await page.locator("#pad").scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  expect(await asked(page, "attribution")).toBe(0);
  const since = Date.now();
  while (Date.now() - since < 2000) await draw(page, ONE);
  await expect(page.locator("#pad-verdict")).toContainText(/% real\./);
  expect(await asked(page, "attribution")).toBeGreaterThan(0);
  expect(await asked(page, "attribution")).toBeLessThanOrEqual((Date.now() - since) / 250 + 2);
  const step = Number(await page.locator("#pad-verdict").getAttribute("data-step"));
  // It follows training.
  await expect
    .poll(async () => Number(await page.locator("#pad-verdict").getAttribute("data-step")))
    .toBeGreaterThan(step);
  await expect(page.locator("#find-latent")).toBeDisabled();
  await expect(page.locator("#latent-search")).toContainText("Pause the training to search in it.");
  await openRoom(page, "train");
  await page.waitForTimeout(1000);
  const hidden = await asked(page, "attribution");
  await page.waitForTimeout(2500);
  expect(await asked(page, "attribution")).toBe(hidden);
});

test("a drawn digit is found in latent space, and becomes a point of it", async ({ page }) => {
  await open(page, "weights=mnist-32-conditional&view=explore&device=cpu&lang=en");
  await reaches(page, "paused");
  expect(await pointA(page)).toMatchObject({ from: "seed" });
  await draw(page, FOUR);
  await expect(page.locator("#pad-verdict")).toContainText(/It is most convincing as a \d\. .*%/);
  await page.locator("#find-latent").click();
  const search = page.locator("#latent-search");
  await expect(search).toHaveAttribute("data-outcome", "done", { timeout: 60_000 });
  await expect(search.getByRole("status")).toContainText("The search is done. The distance went");
  const figures = page.locator(".search-figures");
  await expect(figures).toHaveAttribute("data-iterations", "200");
  await expect(figures).toHaveAttribute("data-class", "4");
  const first = Number(await search.getAttribute("data-first"));
  const last = Number(await figures.getAttribute("data-distance"));
  expect(last).toBeLessThan(first / 2);
  expect((await look(page, "#search-drawing")).print).toBe((await look(page, "#pad-small")).print);
  await page.locator("#use-as-a").click();
  await expect(page.locator("#use-as-a")).toHaveAttribute("aria-pressed", "true");
  expect(await pointA(page)).toEqual({ from: "given", numbers: 100, ofClass: 4 });
  // Told another digit, the forger draws that one instead.
  await page.getByLabel("It should be the digit").selectOption("7");
  await expect(page.locator("#pad-verdict")).toContainText("Judged as a 7.");
  await page.locator("#find-latent").click();
  await expect(figures).toHaveAttribute("data-class", "7");
  await expect(search).toHaveAttribute("data-outcome", "done", { timeout: 60_000 });
  await expect(page.locator("#use-as-a")).toHaveAttribute("aria-pressed", "false");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a search is stopped, and what it has is kept", async ({ page }) => {
  await openPad(page, SLOW);
  await draw(page, ONE);
  const [button, search] = [page.locator("#find-latent"), page.locator("#latent-search")];
  await button.click();
  await expect(button).toHaveText("Stop");
  await expect(page.locator("#search-nearest")).toBeVisible();
  await button.click();
  await expect(search).toHaveAttribute("data-outcome", "stopped");
  await expect(search.getByRole("status")).toContainText("You stopped the search.");
  await expect(button).toHaveText("Find my drawing");
  await expect(page.locator("#use-as-b")).toBeEnabled();
});

test("training ends a search with a word", async ({ page }) => {
  await openPad(page, SLOW);
  await draw(page, ONE);
  await page.locator("#find-latent").click();
  await expect(page.locator("#search-nearest")).toBeVisible();
  await page.locator("#step-once").click();
  const search = page.locator("#latent-search");
  await expect(search).toHaveAttribute("data-outcome", "trained", { timeout: 60_000 });
  await expect(search.getByRole("status")).toContainText("Training went on");
});

test("a new run ends a search with a word, and the drawing stays", async ({ page }) => {
  await openPad(page, SLOW);
  await draw(page, ONE);
  await page.locator("#find-latent").click();
  await expect(page.locator("#search-nearest")).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  const search = page.locator("#latent-search");
  await expect(search).toHaveAttribute("data-outcome", "replaced", { timeout: 60_000 });
  await expect(search.getByRole("status")).toHaveText(/^A new run has begun/);
  await expect(page.locator("#search-nearest")).toHaveCount(0);
  await expect(search.locator(".notice")).toHaveCount(0);
  await expect(page.locator("#pad-small")).toHaveAttribute("data-empty", "false");
  await expect(page.locator("#pad-verdict")).toContainText(/% real\./);
});

test("a critic gives scores, and larger networks get a larger picture", async ({ page }) => {
  await openPad(page, `${NEW}&lang=en&loss=wasserstein&image_size=64`);
  await draw(page, FOUR);
  await expect(page.locator("#pad-verdict")).toContainText("The appraiser’s score:");
  await expect(page.locator(".pad-meter")).toHaveCount(0);
  expect((await look(page, "#pad-small")).width).toBe(64);
  await page.locator("#find-latent").click();
  const search = page.locator("#latent-search");
  await expect(search).toHaveAttribute("data-outcome", "done", { timeout: 60_000 });
  await expect(page.locator(".search-figures")).toHaveAttribute("data-iterations", "200");
  expect((await look(page, "#search-nearest")).width).toBe(64);
});

for (const [lang, colorScheme, width] of /** @type {const} */ ([
  ["en", "light", 390],
  ["zh", "dark", 390],
  ["en", "dark", 1366],
])) {
  test(`axe finds nothing serious, and nothing overflows: ${lang}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 844 });
    await openPad(page, `${NEW}&conditional=on&lang=${lang}`);
    await draw(page, FOUR);
    await page.locator("#find-latent").click();
    await expect(page.locator("#use-as-a")).toBeVisible({ timeout: 60_000 });
    const { violations } = await new AxeBuilder({ page }).include("#drawing").analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
