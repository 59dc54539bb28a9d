import { readFileSync } from "node:fs";
import { numberIn } from "./helpers.js";

/** @typedef {import("@playwright/test").CDPSession} CDPSession */
/** @typedef {import("@playwright/test").Page} Page */

/** The tab's process, as the system sees it. @param {CDPSession} browser @param {CDPSession} tab */
async function residentBytes(browser, tab) {
  await tab.send("HeapProfiler.collectGarbage");
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]);
  return Math.max(...sizes.map(Number)) * 1024; // the other renderers are spare ones
}

/**
 * What the tab holds, in bytes but for the nodes of its documents; it is also printed.
 * @param {Page} page
 * @param {CDPSession} browser
 * @param {CDPSession} tab
 */
export async function memory(page, browser, tab) {
  const wasm = await page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {Promise<number>} */ (view.app.bridge.memoryBytes());
  });
  const resident = await residentBytes(browser, tab);
  const { usedSize } = await tab.send("Runtime.getHeapUsage");
  const { nodes } = await tab.send("Memory.getDOMCounters");
  const megabytes = [wasm, usedSize, resident].map((bytes) => (bytes / 1e6).toFixed(1));
  console.log(
    `step ${await numberIn(page, "step")}: wasm ${megabytes[0]}, page ${megabytes[1]}, process ${megabytes[2]} MB, ${nodes} nodes`,
  );
  return { wasm, page: usedSize, resident, nodes };
}
