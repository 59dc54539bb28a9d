/** What a learner sees after a minute: the built page, the default preset, Train pressed, and the evaluation by the classifier. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "./paths.js";
import { chromium } from "./www.js";

const PORT = 4174;
const MINUTE_MS = 60_000;
/** The evaluation, the last preview and the checkpoint after the pause. */
const PATIENCE_MS = 60_000;

/** @typedef {import("./plan.js").Context} Context */
/** @typedef {{ seed: number, steps: number, sure: number, modes: number }} Minute */

/**
 * @param {number[]} seeds
 * @param {Context} context
 * @returns {Promise<Minute[]>}
 */
export async function minutes(seeds, { say }) {
  const host = spawn("node", [join(ROOT, "www/e2e/serve.js"), String(PORT), "/"]);
  try {
    const failed = once(host, "exit").then(() => {
      throw new Error(`The page could not be served: is port ${PORT} taken?`);
    });
    failed.catch(() => {}); // after a success it only says that it was stopped
    await Promise.race([once(host.stdout, "data"), failed]);
    const results = [];
    for (const seed of seeds) {
      const result = await minute(`http://127.0.0.1:${PORT}/#weights=none&device=cpu&seed=${seed}`);
      say(
        `seed ${seed}: ${result.steps} steps in a minute, ${result.modes} modes, ` +
          `${(100 * result.sure).toFixed(1)}% read with confidence over 0.9`,
      );
      results.push({ seed, ...result });
    }
    return results;
  } finally {
    host.kill();
  }
}

/** @param {string} url */
async function minute(url) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox"],
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const status = page.locator("#status");
    await status.and(page.locator('[data-state="ready"]')).waitFor({ timeout: PATIENCE_MS });
    const train = page.locator("#train");
    await train.click();
    await page.waitForTimeout(MINUTE_MS);
    await train.click();
    await status.and(page.locator('[data-state="paused"]')).waitFor({ timeout: PATIENCE_MS });
    const verdict = await page.waitForFunction(
      () => {
        const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
        const { latest } = store.evaluation;
        const steps = Number(document.querySelector("#step")?.textContent?.replaceAll(/\D/g, ""));
        return latest?.step === steps && { steps, sure: latest.sure, modes: latest.modes };
      },
      null,
      { timeout: PATIENCE_MS },
    );
    return await /** @type {Promise<Omit<Minute, "seed">>} */ (verdict.jsonValue());
  } finally {
    await browser.close();
  }
}
