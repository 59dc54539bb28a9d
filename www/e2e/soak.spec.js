/**
 * A long run of the usual settings with previews, evaluations and saves: what the tab holds must not grow from step 500
 * to the end. By hand, about 15 minutes: `SOAK=10000 npx playwright test --project soak`.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { numberIn, open, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").CDPSession} CDPSession */
/** @typedef {import("@playwright/test").Page} Page */

const STEPS = Number(process.env.SOAK);
const WARM = 500;
const MAX_GROWTH = 1.05;

/** The tab's process, as the system sees it. @param {CDPSession} browser @param {CDPSession} tab */
async function residentBytes(browser, tab) {
  await tab.send("HeapProfiler.collectGarbage");
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]);
  return Math.max(...sizes.map(Number)) * 1024; // the other renderers are spare ones
}

/** @param {Page} page @param {CDPSession} browser @param {CDPSession} tab */
async function memory(page, browser, tab) {
  const wasm = await page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {Promise<number>} */ (view.app.bridge.memoryBytes());
  });
  const resident = await residentBytes(browser, tab);
  const { usedSize } = await tab.send("Runtime.getHeapUsage");
  const megabytes = [wasm, usedSize, resident].map((bytes) => (bytes / 1e6).toFixed(1));
  console.log(
    `step ${await numberIn(page, "step")}: wasm ${megabytes[0]}, page ${megabytes[1]}, process ${megabytes[2]} MB`,
  );
  return { wasm, resident };
}

test(`memory after ${STEPS} steps is within 5 % of that after ${WARM}`, async ({
  page,
  browser,
}) => {
  test.setTimeout(60 * 60_000);
  const devtools = await browser.newBrowserCDPSession();
  const tab = await page.context().newCDPSession(page);
  await open(page, `weights=none&autoplay=1&steps=${STEPS}`);
  const timeout = 60 * 60_000;
  await expect.poll(() => numberIn(page, "step"), { timeout }).toBeGreaterThanOrEqual(WARM);
  const warm = await memory(page, devtools, tab);
  for (let step = 2 * WARM; step < STEPS; step += 2 * WARM) {
    await expect.poll(() => numberIn(page, "step"), { timeout }).toBeGreaterThanOrEqual(step);
    await memory(page, devtools, tab);
  }
  await reaches(page, "paused", timeout);
  const late = await memory(page, devtools, tab);
  expect(late.wasm).toBeLessThanOrEqual(warm.wasm * MAX_GROWTH);
  expect(late.resident).toBeLessThanOrEqual(warm.resident * MAX_GROWTH);
});
