/**
 * Hours of use in short: all that the page has is opened again and again while a run goes on, and what the tab holds must not
 * grow from one round to the next. By hand: `HOUR=60 npx playwright test --project hour` takes 60 minutes.
 */
import { expect, test } from "@playwright/test";
import { memory } from "./memory.js";
import { numberIn, open, openPanel, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const MINUTES = Number(process.env.HOUR);
/** Rounds until all parts have been loaded and all caches are full: a run is saved in each, and ten are kept and shown. */
const WARM_ROUNDS = 12;
const MAX_GROWTH = 1.1;
/** What the page keeps of a step, for the curves: about a dozen numbers in one or two places. */
const BYTES_PER_STEP = 300;

/** @param {Page} page */
async function pause(page) {
  await page.locator("#train").click();
  await reaches(page, "paused");
}

/** @param {Page} page */
async function train(page) {
  await page.locator("#train").click();
  await reaches(page, "training");
}

/** @param {Page} page */
async function lookInside(page) {
  await openPanel(page, "inside");
  await expect(page.locator("#inside-verdict")).toBeVisible();
  await page.locator(".sheet-picker [tabindex='0']").focus();
  for (const key of ["ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  for (const box of ["#verdict-marks", "#verdict-order"]) {
    await page.locator(box).check();
    await page.waitForTimeout(1500);
    await page.locator(box).uncheck();
  }
  await pause(page);
  for (let phase = 0; phase < 5; phase++) {
    await page.locator("#next-phase").click();
    await expect(page.locator("#next-phase")).toBeEnabled();
  }
  await train(page);
}

/** @param {Page} page */
async function explore(page) {
  await openRoom(page, "explore");
  await page.locator("#animate").click();
  await page.waitForTimeout(3000);
  await page.locator("#animate").click();
  await pause(page);
  const pad = page.locator("#pad");
  await pad.scrollIntoViewIfNeeded();
  const { x, y } = /** @type {DOMRect} */ (await pad.boundingBox());
  await page.mouse.move(x + 120, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 100, y + 200, { steps: 9 });
  await page.mouse.up();
  await page.locator("#find-latent").click();
  const search = page.locator("#latent-search");
  await expect(search).toHaveAttribute("data-outcome", /./, { timeout: 60_000 });
  await page.locator("#pad-clear").click();
  await page.locator("#moment").fill("0");
  await train(page);
  await page.locator("#game-start").click();
  for (let round = 0; round < 10; round++) await page.locator("#game-real").click();
  await expect(page.locator("#game-result")).toBeVisible();
}

/** @param {Page} page */
async function others(page) {
  for (const room of /** @type {const} */ (["compare", "mine", "learn"])) {
    await openRoom(page, room);
    await page.waitForTimeout(2000);
  }
  await openRoom(page, "train");
  for (const name of ["中文", "English"]) await page.getByRole("button", { name }).click();
  for (const name of ["Dark theme", "Light theme"])
    await page.getByRole("button", { name }).click();
}

/** Another run takes the place of this one, which is then had back. @param {Page} page */
async function swap(page) {
  await openPanel(page, "presets");
  await page.locator("[data-preset=least_squares] .preset-use").click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await page.waitForTimeout(5000);
  await page.getByRole("button", { name: "Undo" }).click();
  await reaches(page, "paused");
  await openPanel(page, "settings");
  await train(page);
}

test(`${MINUTES} minutes of use leave the tab as large as it was`, async ({ page, browser }) => {
  test.setTimeout((MINUTES + 20) * 60_000);
  const [devtools, tab] = [
    await browser.newBrowserCDPSession(),
    await page.context().newCDPSession(page),
  ];
  await open(page, "weights=none&device=cpu&lang=en&autoplay=1");
  await expect.poll(() => numberIn(page, "step"), { timeout: 60_000 }).toBeGreaterThan(20);
  const end = Date.now() + MINUTES * 60_000;
  /** @type {Awaited<ReturnType<typeof memory>>[]} */
  const sizes = [];
  do {
    await lookInside(page);
    await explore(page);
    await others(page);
    await swap(page);
    sizes.push(await memory(page, devtools, tab));
  } while (Date.now() < end);
  expect(sizes.length).toBeGreaterThan(WARM_ROUNDS);
  const [warm, late] = [sizes[WARM_ROUNDS - 1], sizes[sizes.length - 1]];
  const kept = (late.step - warm.step) * BYTES_PER_STEP;
  expect(late.page, "page").toBeLessThanOrEqual(warm.page * MAX_GROWTH + kept);
  for (const what of /** @type {const} */ (["wasm", "forgotten", "resident"])) {
    expect(late[what], what).toBeLessThanOrEqual(warm[what] * MAX_GROWTH);
  }
});
