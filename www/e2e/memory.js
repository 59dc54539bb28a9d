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

/** The nodes of the document, which say what the page shows. @param {Page} page */
function countShown(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let nodes = 1;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  });
}

/**
 * What the tab holds, in bytes but for the nodes that no document shows any more; it is also printed.
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
  const [{ nodes }, shown] = [await tab.send("Memory.getDOMCounters"), await countShown(page)];
  const forgotten = nodes - shown;
  const megabytes = [wasm, usedSize, resident].map((bytes) => (bytes / 1e6).toFixed(1));
  const step = await numberIn(page, "step");
  console.log(
    `step ${step}: wasm ${megabytes[0]}, page ${megabytes[1]}, process ${megabytes[2]} MB, ${shown} nodes shown, ${forgotten} others`,
  );
  return { step, wasm, page: usedSize, resident, forgotten };
}
