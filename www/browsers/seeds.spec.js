import { expect } from "@playwright/test";
import { test } from "./drivers.js";
import { Page } from "./page.js";

const SEEDS = [1, 2, 3, 4, 5, 6];

/** Not a test of CI: it measures the band of webgpu.spec.js, which says how to run it. */
for (const seed of SEEDS) {
  test(`300 steps on the CPU from seed ${seed}`, async ({ driver, baseURL }) => {
    const page = new Page(driver, /** @type {string} */ (baseURL));
    await page.open(`device=cpu&autoplay=1&steps=300&seed=${seed}`);
    await page.reaches("paused", 480_000);
    await expect.poll(() => page.text("#evaluation-modes")).toMatch(/of 10/);
    const { modes, distance } = {
      modes: await page.text("#evaluation-modes"),
      distance: await page.text("#evaluation-distance"),
    };
    console.log(`seed ${seed}: ${modes} classes, distance ${distance}`);
  });
}
