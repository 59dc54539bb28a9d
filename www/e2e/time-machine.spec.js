import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, look, numberIn, open, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const NEW = `${TINY}&weights=none&view=explore`;
const EN = `${NEW}&lang=en`;
/** Enough for several generators to be kept. */
const TRAINED = `${EN}&autoplay=1&steps=150`;

/** @param {Page} page */
function shown(page) {
  return page.locator("#time-machine .moments-pictures");
}

/** The steps that the slider leads to. @param {Page} page */
function kept(page) {
  return page
    .locator("gan-time-machine")
    .evaluate((view) => /** @type {number[]} */ (/** @type {any} */ (view).kept));
}

/** @param {Page} page @param {number} place */
async function slide(page, place) {
  await page.locator("#moment").fill(String(place));
}

/** A run that has been trained and shows its present. @param {Page} page @param {string} hash */
async function openTrained(page, hash) {
  await open(page, hash);
  await reaches(page, "paused");
  await page.locator("#time-machine").scrollIntoViewIfNeeded();
  await expect(shown(page)).toHaveAttribute("data-step", "150");
  await expect(page.locator("#moment")).toBeEnabled();
}

test("the slider leads from the first forger to the present one", async ({ page }) => {
  await openTrained(page, TRAINED);
  const steps = await kept(page);
  expect(steps.length).toBeGreaterThan(2);
  await expect(page.locator("#moment")).toHaveAttribute("aria-valuetext", "Now, step 150");
  const now = await look(page, "#moments-sheet");
  expect(now.width).toBe(8 * 32);
  const nowA = await look(page, "#moments-a");

  await slide(page, 0);
  await expect(shown(page)).toHaveAttribute("data-moment", "0");
  await expect(page.locator("#time-machine output")).toHaveText("After step 0");
  await expect(page.locator("#moments-a")).toHaveAttribute(
    "aria-label",
    "The chosen point A. After step 0",
  );
  const first = await look(page, "#moments-sheet");
  expect(first.print).not.toBe(now.print);
  expect((await look(page, "#moments-a")).print).not.toBe(nowA.print);

  await slide(page, 1);
  await expect(shown(page)).toHaveAttribute("data-moment", String(steps[1]));
  expect((await look(page, "#moments-sheet")).print).not.toBe(first.print);
  await slide(page, steps.length);
  await expect(shown(page)).toHaveAttribute("data-moment", "now");
  expect(await look(page, "#moments-sheet")).toEqual(now);
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test("the present is what the sheet shows, and the first moment what it showed", async ({
  page,
}) => {
  await openReady(page, EN);
  /** Whether the pictures are the sheet's first two rows. */
  const isSheet = () =>
    page.evaluate(() => {
      const [sheet, moments] = ["#digits", "#moments-sheet"].map(
        (id) => /** @type {HTMLCanvasElement} */ (document.querySelector(id)),
      );
      const read = (/** @type {HTMLCanvasElement} */ canvas) =>
        String(canvas.getContext("2d")?.getImageData(0, 0, 256, 64).data);
      return moments.width === 256 && read(sheet) === read(moments);
    });
  await page.locator("#time-machine").scrollIntoViewIfNeeded();
  await expect(shown(page)).toHaveAttribute("data-step", "0");
  await expect(page.locator("#moment")).toBeDisabled();
  await expect(page.locator("#moments-play")).toBeDisabled();
  await expect(page.locator("#time-machine")).toContainText("No earlier forger is kept yet");
  const first = await look(page, "#moments-sheet");
  await page.locator("#step-once").click();
  await expect(shown(page)).toHaveAttribute("data-step", "1");
  await expect(page.locator("#moment")).toBeEnabled();
  expect((await look(page, "#moments-sheet")).print).not.toBe(first.print);
  await openRoom(page, "train");
  await expect.poll(isSheet).toBe(true);
  await openRoom(page, "explore");
  await slide(page, 0);
  await expect(shown(page)).toHaveAttribute("data-moment", "0");
  expect((await look(page, "#moments-sheet")).print).toBe(first.print);
});

test("new moments join while training, and the one that is looked at stays", async ({ page }) => {
  test.slow(); // The longer a run is, the farther apart are the generators that are kept.
  await open(page, `${EN}&autoplay=1&steps=100000`);
  await expect.poll(() => numberIn(page, "step"), { timeout: 60_000 }).toBeGreaterThan(40);
  await page.locator("#time-machine").scrollIntoViewIfNeeded();
  await expect(page.locator("#moment")).toBeEnabled();
  await slide(page, 0);
  await expect(shown(page)).toHaveAttribute("data-moment", "0");
  const first = await look(page, "#moments-sheet");
  // Their number has a limit, the step of the last one has none.
  const newest = async () => (await kept(page)).at(-1) ?? 0;
  const before = await newest();
  await expect.poll(newest, { timeout: 60_000 }).toBeGreaterThan(before);
  await expect(page.locator("#moment")).toHaveValue("0");
  await expect(page.locator("#time-machine output")).toHaveText("After step 0");
  expect(await look(page, "#moments-sheet")).toEqual(first);

  // The present goes on with the run.
  await slide(page, (await kept(page)).length);
  await expect(shown(page)).toHaveAttribute("data-moment", "now");
  const step = Number(await shown(page).getAttribute("data-step"));
  await expect
    .poll(async () => Number(await shown(page).getAttribute("data-step")))
    .toBeGreaterThan(step);
  await expect(shown(page)).toHaveAttribute("data-moment", "now");
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test("it plays from the first moment to the present, and stops there", async ({ page }) => {
  await openTrained(page, TRAINED);
  const steps = await kept(page);
  await page.locator("gan-time-machine").evaluate((view) => {
    /** @type {(string | undefined)[]} */
    const seen = [];
    const pictures = /** @type {HTMLElement} */ (view.querySelector(".moments-pictures"));
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(pictures.dataset.moment)).observe(pictures, {
      attributeFilter: ["data-moment"],
    });
  });
  await page.locator("#moments-play").click();
  await expect(page.locator("#moments-play")).toHaveText("Stop");
  await expect(page.locator("#moments-play")).toHaveText("Play", { timeout: 40_000 });
  expect(await page.evaluate(() => /** @type {any} */ (window).seen)).toEqual(
    [...steps, "now"].map(String),
  );
});

test("it stops playing where nobody sees it, slowly for those who asked for less motion", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openTrained(page, TRAINED);
  const steps = await kept(page);
  await page.locator("#moments-play").click();
  await expect(shown(page)).toHaveAttribute("data-moment", String(steps[0]));
  await openRoom(page, "train");
  await page.waitForTimeout(3000); // more than the time that a moment stands
  await openRoom(page, "explore");
  await expect(page.locator("#moments-play")).toHaveText("Play");
  await expect(shown(page)).not.toHaveAttribute("data-moment", "now");
});

test("another point is drawn at the moment that is looked at", async ({ page }) => {
  await openTrained(page, TRAINED);
  await slide(page, 1);
  const moment = String((await kept(page))[1]);
  await expect(shown(page)).toHaveAttribute("data-moment", moment);
  const [a, b] = [await look(page, "#moments-a"), await look(page, "#moments-b")];
  await page.locator("gan-time-machine").evaluate((view) => {
    /** @type {any} */ (view).app.latents.choose("a", { from: "seed", seed: 23 });
  });
  // Seed 23 is where B is from the start.
  await expect.poll(async () => (await look(page, "#moments-a")).print).toBe(b.print);
  expect(a.print).not.toBe(b.print);
  await expect(shown(page)).toHaveAttribute("data-moment", moment);
});

test("another run begins with moments of its own", async ({ page }) => {
  await openTrained(page, TRAINED);
  await slide(page, 1);
  await expect(shown(page)).not.toHaveAttribute("data-moment", "now");
  await page.locator("#reset").click();
  await expect(shown(page)).toHaveAttribute("data-step", "0");
  await expect(shown(page)).toHaveAttribute("data-moment", "now");
  await expect(page.locator("#moment")).toBeDisabled();
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test("a conditional run has its moments, too", async ({ page }) => {
  await openTrained(page, `${TRAINED}&conditional=on`);
  await slide(page, 0);
  await expect(shown(page)).toHaveAttribute("data-moment", "0");
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

for (const [lang, colorScheme, width] of /** @type {const} */ ([
  ["en", "light", 1366],
  ["zh", "dark", 390],
])) {
  test(`axe finds nothing serious, and nothing overflows: ${lang}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await openTrained(page, `${NEW}&lang=${lang}&autoplay=1&steps=150`);
    await slide(page, 0);
    await expect(shown(page)).toHaveAttribute("data-moment", "0");
    const { violations } = await new AxeBuilder({ page }).include("#time-machine").analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
