import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import {
  DIGITS,
  look,
  numberIn,
  open,
  openPanel,
  openReady,
  openRoom,
  reaches,
  TINY,
  sheetAt,
} from "./helpers.js";

const LONG = 60_000;
const CLASSIFIERS = "**/weights/classifier-*.safetensors";

test("the classifier counts what ready-made weights draw, and measures their distance", async ({
  page,
}) => {
  await open(page, DIGITS);
  const modes = page.locator("#evaluation-modes");
  await expect(modes).toHaveText(/^\d+ of 10$/, { timeout: LONG });
  const shares = await page.locator(".bar-share").allInnerTexts();
  const total = shares.reduce((sum, text) => sum + Number.parseFloat(text), 0);
  expect(shares).toHaveLength(11); // the last is of those that are not a digit
  expect(total).toBeCloseTo(100, 0);
  await expect(page.locator("#evaluation-confidence")).toHaveText(/^\d+(\.\d)?%$/);
  await expect(page.locator("#evaluation-sure")).toHaveText(/^\d+(\.\d)?%$/);
  const [distance, baseline] = [
    await numberIn(page, "evaluation-distance"),
    await numberIn(page, "evaluation-baseline"),
  ];
  expect(baseline).toBeGreaterThan(0);
  expect(distance).toBeGreaterThan(baseline);
  const times = (distance / baseline).toPrecision(2);
  await expect(page.locator("#evaluation-multiple")).toHaveText(`${Number(times)} × real`);
  // One distance on the page: none beside the weights.
  await expect(page.getByText("Frechet distance")).toHaveCount(1);
  await expect(page.locator("#evaluation")).toContainText("not Inception FID");
});

test("bars are drawn to the scale of all pictures", async ({ page }) => {
  await open(page, "weights=mnist-32-conditional");
  await expect(page.locator("#evaluation-modes")).toHaveText("10 of 10", { timeout: LONG });
  const bars = await page.locator("#census li").evaluateAll((items) =>
    items.map((item) => {
      const [track, bar] = [".bar-track", ".bar"].map((name) => item.querySelector(name));
      const share = Number.parseFloat(item.querySelector(".bar-share")?.textContent ?? "");
      return { share, drawn: (100 * (bar?.clientWidth ?? 0)) / (track?.clientWidth ?? 1) };
    }),
  );
  for (const { share, drawn } of bars) expect(Math.abs(drawn - share)).toBeLessThan(1.5);
});

test("the grey of new networks is nothing readable, not a class", async ({ page }) => {
  await openReady(page, TINY);
  await expect(page.locator("#unreadable")).toContainText("Nothing readable yet", {
    timeout: LONG,
  });
  await expect(page.locator("#census")).toHaveCount(0);
  for (const figure of ["modes", "confidence", "sure"]) {
    await expect(page.locator(`#evaluation-${figure}`)).toHaveText("–");
  }
});

test("what was measured says of which step it is", async ({ page }) => {
  await openReady(page, TINY);
  const step = page.locator("#evaluation-step");
  await expect(step).toHaveText("Measured at step 0.", { timeout: LONG });
  await expect(page.locator("#unreadable")).toContainText("yet at step 0:");
  const readout = page.locator("#chart-distance .chart-readout");
  await expect(readout).toContainText(/Last, step 0: distance \d/);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("1");
  await expect(step).toHaveText(/step [01]\./); // it looks again at the pause
});

test("a verdict that rests on an old measurement says so", async ({ page }) => {
  await page.route(CLASSIFIERS, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await open(page, `${TINY}&autoplay=1&steps=240`);
  await reaches(page, "paused", LONG);
  const measuredAt = (/** @type {number} */ at) =>
    page.evaluate((step) => {
      const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
      const found = { samples: 1000, rejected: 0, modes: 1, distance: 300, baseline: 1 };
      const counts = [1000, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      store.evaluation.clear();
      store.evaluation.push({ ...found, counts, step, confidence: 1, sure: 1 });
      Object.assign(store.frames.fixed, { spread: 1 });
      store.series.means = () => [1, 1, 0.6, 0.5]; // about even, as far as the networks say
      store.touch("evaluation");
    }, at);
  await measuredAt(120);
  const verdict = page.locator("#verdict");
  await expect(verdict).toContainText("Collapsed");
  await expect(verdict).toContainText("The outsider last looked at step 120.");
  await measuredAt(200);
  await expect(verdict).not.toContainText("last looked");
});

test("a collapse is told as one, in the words of its experiment", async ({ page }) => {
  await open(page, "lr_g=0.02&lr_d=0.00005&autoplay=1&steps=300");
  const words = "Collapsed: whatever its random numbers";
  await expect(page.locator("#verdict")).toContainText(words, { timeout: 2 * LONG });
  await reaches(page, "paused", 2 * LONG);
  await expect(page.locator("#verdict")).toContainText(words);
  await openPanel(page, "presets");
  await expect(page.locator("#preset-help-mode_collapse")).toContainText(words);
});

test("it looks again every 250 steps and at a pause, while training goes on", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=800`);
  await reaches(page, "paused", LONG);
  const chart = () =>
    page.evaluate(() => {
      const view = /** @type {any} */ (document.querySelector("gan-app"));
      return /** @type {number[]} */ (view.app.store.evaluation.data()[0]);
    });
  await expect.poll(async () => (await chart()).at(-1), { timeout: LONG }).toBe(800);
  const steps = await chart();
  expect(steps.length).toBeGreaterThan(1);
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
});

test("the training images nearest to the forgeries are shown beside them", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=60`);
  await reaches(page, "paused");
  await sheetAt(page, 60);
  await page.getByRole("button", { name: "Nearest training images" }).click();
  await expect(page.locator("#evaluation")).toContainText("Found.", { timeout: LONG });
  const [fakes, nearest, grid] = await Promise.all(
    ["#nearest-fakes", "#nearest-nearest", "#digits"].map((id) => look(page, id)),
  );
  expect(fakes.print).toBe(grid.print);
  expect(nearest.print).not.toBe(fakes.print);
  expect(nearest.deviation).toBeGreaterThan(10); // real digits, not the grey of an untrained forger
});

test("without a classifier the page says so, and everything else works", async ({ page }) => {
  await page.route(CLASSIFIERS, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await open(page, `${TINY}&autoplay=1&steps=40`);
  await reaches(page, "paused");
  await expect(page.locator("#evaluation")).toContainText("is not on this server");
  await expect(page.locator(".notice")).toHaveCount(0);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing serious in weights, runs and findings: ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, `${TINY}&autoplay=1&steps=40`);
    await reaches(page, "paused");
    await openRoom(page, "mine");
    await expect(page.locator(".run")).toHaveCount(1);
    await page.goto("about:blank");
    await open(page, DIGITS);
    await expect(page.locator("#evaluation-modes")).toContainText("of 10", { timeout: LONG });
    await page.getByRole("button", { name: "Nearest training images" }).click();
    await expect(page.locator("#evaluation")).toContainText("Found.", { timeout: LONG });
    await expect(page.locator("#resume")).toBeVisible();
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
