import { expect } from "@playwright/test";
import { test } from "./drivers.js";
import { Page } from "./page.js";

const STEPS = 300;
const LIMIT_MS = 480_000;

test("300 steps of the usual network on WebGPU draw all ten digits, about as well as on the CPU", async ({
  driver,
  baseURL,
}) => {
  const page = new Page(driver, /** @type {string} */ (baseURL));
  const began = Date.now();
  await page.open(`device=webgpu&autoplay=1&steps=${STEPS}`);
  await expect
    .poll(() => page.attribute("#device", "data-device"), { timeout: LIMIT_MS })
    .toBe("webgpu");
  expect(await page.text("#device")).toContain("as you chose"); // which needs the self-test to be passed
  await expect.poll(() => page.number("#step"), { timeout: LIMIT_MS }).toBeGreaterThan(0);
  const first = { step: await page.number("#step"), at: Date.now() };
  await page.reaches("paused", LIMIT_MS);
  const rate = (STEPS - first.step) / ((Date.now() - first.at) / 1000);
  expect(await page.number("#step")).toBe(STEPS);
  await expect.poll(() => page.text("#evaluation-modes"), { timeout: LIMIT_MS }).toBe("10 of 10");
  const distance = await page.number("#evaluation-distance");
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(
    `WebGPU in Firefox: ${rate.toFixed(1)} steps/s, ${seconds} s in all, distance ${distance}`,
  );
});
