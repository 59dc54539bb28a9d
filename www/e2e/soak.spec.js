/**
 * A long run of the usual settings with previews, evaluations and saves: what the tab holds must not grow from step 500
 * to the end. By hand, about 15 minutes: `SOAK=10000 npx playwright test --project soak`.
 */
import { expect, test } from "@playwright/test";
import { memory } from "./memory.js";
import { numberIn, open, reaches } from "./helpers.js";

const STEPS = Number(process.env.SOAK);
const WARM = 500;
const MAX_GROWTH = 1.05;

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
