import { join } from "node:path";
import { expect } from "@playwright/test";
import { Key } from "selenium-webdriver";
import { test } from "./drivers.js";
import { Page } from "./page.js";

const STEPS = 50;
const WEIGHTS = join(import.meta.dirname, "..", "dist", "weights", "mnist-32.safetensors");
/** A GAN so small that a step takes a few milliseconds. */
const TINY = "features_g=2&features_d=2&batch_size=16&z_dim=8";

/** A canvas with digits or their first shapes on it is not grey all over. */
const MIN_DEVIATION = 10;

/** @param {Page} page */
async function hasNoNotice(page) {
  expect(await page.text(".notice")).toBe("");
}

/** Whether something is drawn where a saved run shows its picture. */
const HAS_THUMBNAIL = `
  const canvas = document.querySelector(".run canvas");
  const pixels = canvas?.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return Boolean(pixels?.some((value) => value > 0));`;

test("trains 50 steps of the usual network and walks between two of its digits", async ({
  driver,
  baseURL,
}, info) => {
  const page = new Page(driver, /** @type {string} */ (baseURL));
  const began = Date.now();
  await page.open(`autoplay=1&steps=${STEPS}&device=cpu`);
  await page.reaches("paused", 120_000);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  expect(await page.number("#step")).toBe(STEPS);
  expect(await page.number("#d-loss")).toBeGreaterThan(0);
  expect(await page.number("#g-loss")).toBeGreaterThan(0);
  const losses = `d ${await page.text("#d-loss")}, g ${await page.text("#g-loss")}`;
  console.log(`${info.project.name}: ${STEPS} steps and loading in ${seconds} s, losses ${losses}`);
  expect((await page.look("#digits")).deviation).toBeGreaterThan(MIN_DEVIATION);

  await page.openRoom("explore");
  await expect.poll(() => page.attribute("#interpolation-strip", "data-step")).toBe(String(STEPS));
  expect((await page.look("#interpolation-strip")).deviation).toBeGreaterThan(MIN_DEVIATION);
  const before = await page.look("#interpolation");
  const slider = await page.find("#interpolation-t");
  await slider.sendKeys(Key.END);
  await expect.poll(async () => (await page.look("#interpolation")).print).not.toBe(before.print);
  const end = await page.look("#interpolation");
  await page.click("#animate");
  await expect.poll(async () => (await page.look("#interpolation")).print).not.toBe(end.print);
  await hasNoNotice(page);
});

test("keeps a run, restores it after the page was closed, and goes on with it", async ({
  driver,
  baseURL,
}) => {
  const page = new Page(driver, /** @type {string} */ (baseURL));
  await page.open(`${TINY}&autoplay=1&steps=${STEPS}`);
  await page.reaches("paused");
  await expect.poll(() => page.attribute("#digits", "aria-label")).toContain(`step ${STEPS}`);
  const saved = await page.look("#digits");
  await page.openRoom("mine");
  await expect.poll(() => page.text(".run")).toContain(`step ${STEPS}`);

  await page.open(TINY);
  await page.reaches("ready");
  expect(await page.number("#step")).toBe(0);
  await page.openRoom("mine");
  await expect.poll(() => driver.executeScript(HAS_THUMBNAIL)).toBe(true);
  await page.click('.run [data-action="restore"]');
  await expect.poll(() => page.number("#step")).toBe(STEPS);
  await page.reaches("paused");
  await page.openRoom("train");
  await expect.poll(async () => (await page.look("#digits")).print).toBe(saved.print);

  await page.openRoom("mine");
  await page.click("#step-once");
  await expect.poll(() => page.text(".run")).toContain(`step ${STEPS + 1}`);
  expect(await page.count(".run")).toBe(1); // in place of the former
  await page.click('.run [data-action="delete"]');
  await expect.poll(() => page.count(".run")).toBe(0);
  await expect.poll(() => page.text(".notice")).toContain("was deleted");
  await page.click('.notice [data-action="undo"]');
  await expect.poll(() => page.count(".run")).toBe(1);
  await expect.poll(() => page.text(".notice")).toBe("");
});

test("loads weights from a file and trains on from them", async ({ driver, baseURL }) => {
  const page = new Page(driver, /** @type {string} */ (baseURL));
  await page.open(TINY);
  await page.reaches("ready");
  const before = await page.look("#digits");
  await page.openRoom("mine");
  await (await page.find("#weights-file")).sendKeys(WEIGHTS);
  await page.reaches("paused");
  await page.openRoom("train");
  await expect.poll(() => page.text("#weights")).toContain("Drawn with mnist-32.safetensors");
  await expect.poll(async () => (await page.look("#digits")).print).not.toBe(before.print);
  const step = await page.number("#step");
  expect(step).toBeGreaterThan(1000);
  await page.click("#step-once");
  await expect.poll(() => page.number("#step")).toBe(step + 1);
  await hasNoNotice(page);
});
