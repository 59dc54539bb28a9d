import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import {
  chooseDevice,
  DIGITS,
  numberIn,
  open,
  openReady,
  openRoom,
  reaches,
  TINY,
} from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const DATA = join(import.meta.dirname, "..", "dist", "data", "mnist");

/** The first images of MNIST as a file of one's own. @param {number} images */
function own(images) {
  const header = Buffer.from([
    0,
    0,
    8,
    3,
    0,
    0,
    images >> 8,
    images & 255,
    0,
    0,
    0,
    28,
    0,
    0,
    0,
    28,
  ]);
  const all = gunzipSync(readFileSync(join(DATA, "train-images-idx3-ubyte.gz")));
  const buffer = Buffer.concat([header, all.subarray(16, 16 + images * 784)]);
  return { name: "own.idx", mimeType: "application/octet-stream", buffer };
}

/** @param {Page} page @param {number} images */
async function useOwn(page, images) {
  await openRoom(page, "mine");
  await page.getByLabel("Images (IDX)").setInputFiles(own(images));
  await page.getByRole("button", { name: "Use these images" }).click();
  await expect(
    page.locator(".files").getByText(`Your own: ${images} images of 28 × 28 pixels`),
  ).toBeVisible();
}

test("own images on the weights that the page opened on: nothing that MNIST earned stands beside them", async ({
  page,
}) => {
  await open(page, DIGITS);
  await reaches(page, "paused");
  const step = await numberIn(page, "step");
  const weights = page.locator("#weights");
  await expect(weights).toContainText("of 10 classes");
  await expect(page.locator("#evaluation-modes")).not.toHaveText("–");
  await useOwn(page, 300);
  await expect(page.locator(".picker button")).not.toHaveCount(0);
  await expect(page.locator('.picker [aria-pressed="true"]')).toHaveCount(0);
  await openRoom(page, "train");
  await expect(weights).toContainText("These weights learned from other pictures");
  await expect(weights).not.toContainText("of 10 classes");
  for (const figure of ["modes", "confidence", "sure", "distance"]) {
    await expect(page.locator(`#evaluation-${figure}`)).toHaveText("–");
  }
  // 300 images are 4 batches of 64: 250 epochs are 1,000 steps.
  await expect(page.locator("#epoch")).toHaveText("1");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 4);
  await expect(page.locator(".progress-figures")).toContainText("of 250");
  await expect(page.locator(".progress-figures")).toContainText(
    `of ${(step + 1000).toLocaleString("en")}`,
  );
  expect(await numberIn(page, "epoch")).toBeLessThan(250);
  await openRoom(page, "mine");
  await page.getByRole("button", { name: "Back to the usual images" }).click();
  await openRoom(page, "train");
  await expect(page.locator("#evaluation-modes")).not.toHaveText("–");
});

test("a saved run on own images is not measured with MNIST's classifier when MNIST is back", async ({
  page,
}) => {
  await open(page, `${TINY}&lang=en&weights=none`);
  await reaches(page, "ready");
  await useOwn(page, 300);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(60);
  await page.getByRole("button", { name: "Pause" }).click();
  await openRoom(page, "mine");
  const saved = page.locator(".run").filter({ hasText: "own.idx" });
  await expect(saved).toHaveCount(1);
  await page.getByRole("button", { name: "Back to the usual images" }).click();
  await openRoom(page, "train");
  await expect(page.locator("#evaluation-distance")).not.toHaveText("–");
  await openRoom(page, "mine");
  await expect(saved).toHaveCount(1);
  await expect(saved).not.toContainText("distance");
});

test("a search ends, whatever becomes of its run", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=2000`);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(3);
  const find = page.locator("#find-nearest");
  const busy = page.getByText("Searching all training images");
  await find.click();
  await expect(busy).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click(); // which measures, too
  await expect(page.getByText("Found.", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(busy).toHaveCount(0);
  await find.click();
  await expect(busy).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(busy).toHaveCount(0);
  await find.click();
  await page.getByRole("button", { name: "Start a new run with these" }).click();
  await expect(busy).toHaveCount(0);
  await find.click();
  await chooseDevice(page, "cpu");
  await expect(busy).toHaveCount(0, { timeout: 60_000 });
});

test("speed, time left and progress are of the task, and of no former one", async ({ page }) => {
  await open(page, `${TINY}&steps=1500`);
  await reaches(page, "ready");
  const [left, speed] = [page.locator("#time-left"), page.locator("#steps-per-second")];
  const bar = page.locator(".status progress");
  const share = () => bar.evaluate((/** @type {HTMLProgressElement} */ one) => one.position);
  expect(await share()).toBe(0);
  await expect(page.locator(".progress-figures")).toContainText("of 1,500");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect(left).toHaveText(/\d+ s/);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(left).toHaveText("–");
  const paused = await share();
  expect(paused).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await reaches(page, "paused");
  await expect(page.locator("#status")).toHaveText("Paused: 1,500 steps done");
  expect(await share()).toBe(1);
  await expect(left).toHaveText("–");
  await expect(page.getByText("Steps/s, last")).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await reaches(page, "ready");
  await expect(speed).toHaveText("–");
  await expect(left).toHaveText("–");
  expect(await share()).toBe(0);
});

test("a bad link is said to be bad, and no longer stands in the address bar", async ({ page }) => {
  await openReady(page, `${TINY}&foo=1&lr_g=7&steps=50`);
  await expect(page.locator(".notice")).toHaveCount(2);
  const hash = new URL(page.url()).hash;
  expect(new URLSearchParams(hash.slice(1)).toString()).toBe(
    "steps=50&z_dim=8&features_g=2&features_d=2&batch_size=16",
  );
});

test("an address that Reset has made another is that of a run that waits", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=10`);
  await reaches(page, "paused");
  await expect(page).toHaveURL(/autoplay=1/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page).not.toHaveURL(/autoplay/);
});

test("a page closed in mid-training asks first, one at rest does not", async ({ page }) => {
  await openReady(page, TINY);
  let asked = 0;
  page.on("dialog", (dialog) => {
    if (dialog.type() === "beforeunload") asked += 1;
    void dialog.accept();
  });
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(5);
  await page.reload();
  await reaches(page, "ready");
  expect(asked).toBe(1);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await reaches(page, "paused");
  await page.reload();
  await reaches(page, "ready");
  expect(asked).toBe(1);
});
