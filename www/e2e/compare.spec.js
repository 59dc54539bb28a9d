import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { TINY, look, open, openRoom, reaches, sheetAt } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const rows = (page) => page.locator("#compare tbody tr");
const ended = (/** @type {Page} */ page) => page.locator(".queue-ended");

/** @param {Page} page @param {number} steps */
async function trainedRun(page, steps) {
  await open(page, `${TINY}&autoplay=1&steps=${steps}`);
  await reaches(page, "paused");
  const sheet = await sheetAt(page, steps);
  await openRoom(page, "compare");
  await expect(rows(page)).toHaveCount(1);
  return sheet;
}

/** @param {Page} page @param {string} seeds @param {number} steps */
async function fillQueue(page, seeds, steps) {
  await page.getByLabel("Seeds").fill(seeds);
  await page.getByLabel("Steps of each").fill(String(steps));
}

/**
 * Notes from now on what an element says, which may pass too fast to be waited for.
 * @param {Page} page
 * @param {string} selector
 */
async function textsOf(page, selector) {
  const texts = await page.evaluateHandle((selector) => {
    /** @type {string[]} */
    const seen = [];
    new MutationObserver(() => {
      const text = document.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim();
      if (text && text !== seen.at(-1)) seen.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return seen;
  }, selector);
  return () => texts.jsonValue();
}

/** The colours of the curves that are drawn: none in these colours but curves. @param {Page} page */
function curvesIn(page) {
  return page
    .locator("#chart-compare canvas")
    .evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const root = getComputedStyle(document.documentElement);
      return ["appraiser", "forger"].filter((name) => {
        const hex = root.getPropertyValue(`--${name}`).trim().slice(1);
        const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
        const near = (/** @type {number} */ i) =>
          Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 24;
        return data.some((_, i) => i % 4 === 0 && data[i + 3] > 200 && near(i));
      });
    });
}

test("seeds are trained in turn, compared and written as CSV, and the run before is put back", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const before = await trainedRun(page, 120);
  const start = page.locator("#queue-start");
  await expect(start).toBeDisabled();
  await rows(page).first().getByRole("checkbox").check();
  await fillQueue(page, "1, x", 60);
  await expect(page.locator("#queue-estimate")).toContainText("separated by commas");
  await fillQueue(page, "1, 2", 60);
  await expect(page.locator("#queue-estimate")).toContainText(/About \d+ s/);
  const told = await textsOf(page, "#queue-run");
  await start.click();
  await expect(page.locator("#queue-stop")).toBeFocused();
  await expect(ended(page)).toContainText("All 2 runs are trained", { timeout: 120_000 });
  const said = (await told()).join("\n");
  expect(said).toMatch(/Run 1 of 2[^\n]*Seed 1/);
  expect(said).toMatch(/Run 2 of 2[^\n]*Seed 2/);

  // The run from before is there as it was.
  await expect(page.locator("#step")).toHaveText("120");
  await reaches(page, "paused");
  await openRoom(page, "train");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.print);
  await openRoom(page, "compare");
  await expect(rows(page)).toHaveCount(3);
  await expect(page.locator(".compare-seeds li")).toContainText(/2 seeds, 60 steps each: .* ± /);

  // Side by side.
  const trained = rows(page).filter({ hasText: "60" }).filter({ hasNotText: "120" });
  await rows(page).first().getByRole("checkbox").uncheck();
  await trained.nth(0).getByRole("checkbox").check();
  await trained.nth(1).getByRole("checkbox").check();
  await expect(page.locator("#chart-compare canvas")).toBeVisible();
  await expect.poll(() => curvesIn(page)).toEqual(["appraiser", "forger"]); // both of them
  await expect(page.locator(".run-line")).toContainText(["Seed 2", "Seed 1"]);
  await expect(page.locator("#compare tr[aria-selected=true] small")).toHaveText([
    "Seed 2",
    "Seed 1",
  ]);
  const sheets = page.locator(".compare-sheet canvas");
  await expect(sheets).toHaveCount(2);
  await expect
    .poll(async () => (await look(page, ".compare-sheet >> nth=0 >> canvas")).width)
    .toBe(256);
  await page.getByLabel("Curves of").selectOption("loss_g");
  await expect
    .poll(async () => (await look(page, "#chart-compare canvas")).deviation)
    .toBeGreaterThan(0);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Table as CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  const [head, ...lines] = csv.trim().split("\r\n");
  expect(head).toContain("trained_steps,distance");
  expect(lines).toHaveLength(3);
  const steps = lines.map((line) => line.split(",")[head.split(",").indexOf("trained_steps")]);
  expect(steps.sort()).toEqual(["120", "60", "60"]);
});

test("a queue is stopped, and leaves alone a run that is begun meanwhile", async ({ page }) => {
  test.setTimeout(240_000);
  await trainedRun(page, 80);
  await rows(page).first().getByRole("checkbox").check();
  await fillQueue(page, "1, 2, 3", 100_000);
  await page.locator("#queue-start").click();
  await expect(page.locator("#queue-run")).toContainText(/step [1-9]\d* of/);
  await page.locator("#queue-stop").click();
  await expect(ended(page)).toContainText("Stopped after 0 of 3 runs");
  await expect(page.locator("#step")).toHaveText("80");
  await reaches(page, "paused");

  await page.locator("#queue-start").click();
  await expect(page.locator("#queue-run")).toContainText(/step [1-9]\d* of/);
  await page.locator("#reset").click();
  await expect(ended(page)).toContainText("Another run was begun");
  await expect(page.locator("#step")).toHaveText("0");
  await expect(page.locator("#queue-stop")).toHaveCount(0);
});

test("the comparison stays within a phone's width, in both languages", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await trainedRun(page, 60);
  await rows(page).first().getByRole("checkbox").check();
  await page.locator("#more").click();
  for (const language of ["English", "中文"]) {
    await page.getByRole("button", { name: language }).click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  }
});
