import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, reaches } from "./helpers.js";
import { PipeBrowser } from "./pipe-browser.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
function memoryBytes(page) {
  return page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {Promise<number>} */ (view.app.bridge.memoryBytes());
  });
}

test("no main-thread task is over 50 ms while it trains", async ({ page }) => {
  await open(page, "autoplay=1");
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(3);
  const tasks = await page.evaluate(async () => {
    /** @type {number[]} */
    const durations = [];
    new PerformanceObserver((list) => {
      durations.push(...list.getEntries().map((entry) => entry.duration));
    }).observe({ type: "longtask" });
    await new Promise((resolve) => setTimeout(resolve, 8000));
    return durations;
  });
  expect(tasks).toEqual([]);
  await reaches(page, "training");
});

test("training goes on in a hidden tab", async ({ baseURL, launchOptions }) => {
  const browser = new PipeBrowser(/** @type {string} */ (launchOptions.executablePath));
  try {
    const tab = await browser.open("about:blank");
    await browser.send("Page.navigate", { url: `${baseURL}#autoplay=1&${TINY}` }, tab);
    const step = () =>
      browser.evaluate(tab, "Number(document.querySelector('#step')?.textContent)");
    await expect.poll(step, { timeout: 60_000 }).toBeGreaterThan(20);
    await browser.open("about:blank"); // another tab in front
    expect(await browser.evaluate(tab, "document.hidden")).toBe(true);
    const frames = `new Promise((resolve) => {
      let count = 0;
      const frame = () => { count += 1; requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
      setTimeout(() => resolve(count), 2000);
    })`;
    const before = await step();
    expect(await browser.evaluate(tab, frames)).toBe(0); // hidden indeed
    await expect.poll(step).toBeGreaterThan(before + 50);
  } finally {
    await browser.close();
  }
});

test("wasm memory is flat: after 1000 steps within 5 % of that after 50", async ({ page }) => {
  await open(page, "autoplay=1&steps=1000&features_g=4&features_d=4&batch_size=32");
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step"), { intervals: [100] }).toBeGreaterThanOrEqual(50);
  const early = await memoryBytes(page);
  expect(await numberIn(page, "step")).toBeLessThan(500);
  await reaches(page, "paused", 80_000);
  await expect(page.locator("#step")).toHaveText("1,000");
  const late = await memoryBytes(page);
  test.info().annotations.push({ type: "memory", description: `${early} -> ${late} bytes` });
  expect(early).toBeGreaterThan(1e6);
  expect(late).toBeLessThanOrEqual(early * 1.05);
});
