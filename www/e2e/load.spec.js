import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, reaches } from "./helpers.js";
import { PipeBrowser } from "./pipe-browser.js";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }} TraceEvent */

/** @param {Page} page */
function memoryBytes(page) {
  return page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {Promise<number>} */ (view.app.bridge.memoryBytes());
  });
}

/** A task beyond it keeps the page from answering. */
const LONGEST_TASK_MS = 50;

/**
 * How long each task of the pages' main threads computed, in ms: not how long it took, since machines that run tests are
 * busy with other things, too.
 * @param {Browser} browser
 * @param {Page} page
 * @param {number} ms to look on for
 */
async function mainThreadTasks(browser, page, ms) {
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  await page.waitForTimeout(ms);
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const mains = traceEvents.filter(({ args }) => args?.name === "CrRendererMain");
  const isMain = (/** @type {TraceEvent} */ { pid, tid }) =>
    mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = traceEvents.filter((event) => event.name === "RunTask" && isMain(event));
  return tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : tdur / 1000)); // the last one is cut
}

test("no main-thread task computes for over 50 ms while it trains", async ({ browser, page }) => {
  await open(page, "autoplay=1");
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(3);
  const tasks = await mainThreadTasks(browser, page, 8000);
  expect(tasks.length).toBeGreaterThan(100);
  const longest = Math.max(...tasks);
  test.info().annotations.push({ type: "longest task", description: `${longest} ms` });
  expect(longest).toBeLessThanOrEqual(LONGEST_TASK_MS);
  await reaches(page, "training");
});

test("training goes on in a hidden tab", async ({ baseURL, launchOptions }) => {
  const browser = new PipeBrowser(/** @type {string} */ (launchOptions.executablePath));
  try {
    const tab = await browser.open("about:blank");
    await browser.send("Page.navigate", { url: `${baseURL}#autoplay=1&${TINY}` }, tab);
    const step = () =>
      browser.evaluate(
        tab,
        "Number(document.querySelector('#step')?.textContent.replaceAll(',', ''))",
      );
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

test("wasm memory is flat: within 5 % while 2000 steps are trained, once each buffer has been needed", async ({
  page,
}) => {
  await open(page, "autoplay=1&steps=2000&features_g=4&features_d=4&batch_size=32");
  await reaches(page, "training");
  // By then the first pictures, losses and measurements have been made, which take their buffers once.
  await expect.poll(() => numberIn(page, "step"), { intervals: [100] }).toBeGreaterThan(200);
  const early = await memoryBytes(page);
  expect(await numberIn(page, "step")).toBeLessThan(1200);
  await reaches(page, "paused", 80_000);
  await expect(page.locator("#step")).toHaveText("2,000");
  const late = await memoryBytes(page);
  test.info().annotations.push({ type: "memory", description: `${early} -> ${late} bytes` });
  expect(early).toBeGreaterThan(1e6);
  expect(late).toBeLessThanOrEqual(early * 1.05);
});
