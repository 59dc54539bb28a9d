import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { numberIn, open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const IMAGES = "**/train-images-idx3-ubyte.gz";
const LABELS = "**/train-labels-idx1-ubyte.gz";
const DATA = join(import.meta.dirname, "..", "dist", "data", "mnist");

/** @param {string} name */
function mnist(name) {
  return readFileSync(join(DATA, name));
}

/** @param {Page} page */
function messages(page) {
  return page.locator(".notice");
}

test("wrong settings in the link are named with their range, and the others apply", async ({
  page,
}) => {
  await openReady(
    page,
    "batch_size=999&lr_g=fast&image_size=48&colour=red&steps=0&device=gpu&z_dim=8&features_g=4",
  );
  const expected = [
    /batch_size.* 999.*2 to 256/,
    /lr_g.*“fast”.*0\.000001 to 0\.1/,
    /image_size.* 48.*32, 64/,
    /“colour”/,
    /steps.* 0.*1 – 100000000/,
    /device.*“gpu”.*auto, cpu, webgpu/,
  ];
  for (const text of expected) await expect(messages(page).filter({ hasText: text })).toBeVisible();
  await expect(messages(page)).toHaveCount(expected.length);
  await expect(page.getByLabel("Latent size")).toHaveValue("8");
  await expect(page.getByLabel("Forger’s width")).toHaveValue("4");
  await expect(page.getByLabel("Batch size")).toHaveValue("64");
  await messages(page).first().getByRole("button", { name: "Dismiss" }).click();
  await expect(messages(page)).toHaveCount(expected.length - 1);
});

test("two settings that do not work together: the form says so where one was changed", async ({
  page,
}) => {
  await openReady(page, TINY);
  const group = page.locator('.further[data-group="game"]');
  await group.locator("summary").click();
  const penalty = page.locator("#setting-penalty");
  await penalty.selectOption("gradient");
  await expect(group.getByRole("alert")).toContainText("norm_d = none");
  await expect(penalty).toHaveAttribute("aria-invalid", "true");
  const start = page.getByRole("button", { name: "Start a new run with these" });
  await expect(start).toBeDisabled();
  await page.locator('.further[data-group="network"] summary').click();
  await page.locator("#setting-norm_d").selectOption("none");
  await expect(group.getByRole("alert")).toHaveCount(0);
  await expect(page).toHaveURL(/norm_d=none/);
  await expect(page).toHaveURL(/penalty=gradient/);
  await start.click();
  await expect(page.getByText("Changed: a new run is needed.")).toHaveCount(0);
});

test("a missing data set can be retried", async ({ page }) => {
  await page.route(IMAGES, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await open(page, TINY);
  await reaches(page, "error");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/train-images-idx3-ubyte\.gz is missing.*404/);
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeDisabled();
  await page.unroute(IMAGES);
  await alert.getByRole("button", { name: "Retry" }).click();
  await reaches(page, "ready");
  await expect(alert).toHaveCount(0);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("1");
});

test("a host that answers missing files with its start page is seen through", async ({ page }) => {
  const body = "<!doctype html><title>Welcome</title>";
  await page.route(IMAGES, (route) => route.fulfill({ contentType: "text/html", body }));
  await open(page, TINY);
  await reaches(page, "error");
  await expect(page.getByRole("alert")).toContainText("is missing");
});

test("a failing network can be retried", async ({ page }) => {
  await page.route(LABELS, (route) => route.abort());
  await open(page, TINY);
  await reaches(page, "error");
  await expect(page.getByRole("alert")).toContainText("could not be downloaded");
  await page.unroute(LABELS);
  await page.getByRole("button", { name: "Retry" }).click();
  await reaches(page, "ready");
});

test("a data set that was cut off is named as such", async ({ page }) => {
  const raw = gunzipSync(mnist("train-images-idx3-ubyte.gz")).subarray(0, 100_000);
  await page.route(IMAGES, (route) => route.fulfill({ body: gzipSync(raw) }));
  await open(page, TINY);
  await reaches(page, "error");
  await expect(page.getByRole("alert")).toContainText(
    /The image file is cut off: it has 100,000 bytes where its header promises 47,040,016/,
  );
});

test("damaged gzip data are named as such", async ({ page }) => {
  const cut = mnist("train-images-idx3-ubyte.gz").subarray(0, 500_000);
  await page.route(IMAGES, (route) => route.fulfill({ body: cut }));
  await open(page, TINY);
  await reaches(page, "error");
  await expect(page.getByRole("alert")).toContainText("The image file is damaged");
});

test("a crash of the worker offers a restart, which goes on from the last checkpoint", async ({
  page,
}) => {
  await open(page, `${TINY}&autoplay=1&steps=40`);
  await reaches(page, "paused");
  const step = page.getByRole("button", { name: "Step", exact: true });
  await step.click(); // a checkpoint is taken at every pause
  await expect(page.locator("#step")).toHaveText("41");
  const [worker] = page.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("simulated crash");
    });
  });
  await reaches(page, "error");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/stopped working.*simulated crash/);
  await alert.getByRole("button", { name: "Restart" }).click();
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("41");
  await step.click();
  await expect(page.locator("#step")).toHaveText("42");
});

test("a browser without wasm SIMD is told so", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await open(page, "");
  await reaches(page, "error");
  await expect(page.getByRole("alert")).toContainText("WebAssembly SIMD");
  expect(page.workers()).toEqual([]);
});

test("an engine that cannot be downloaded can be tried again", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await open(page, TINY);
  await reaches(page, "error");
  await page.unroute("**/*.wasm");
  await page.getByRole("alert").getByRole("button", { name: "Restart" }).click();
  await reaches(page, "ready");
});

test("own images: wrong files are refused and nothing is lost; right ones are used", async ({
  page,
}) => {
  await open(page, `${TINY}&autoplay=1&steps=30`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  const [images, labels] = [
    page.getByLabel("Images (IDX)"),
    page.getByLabel("Labels (IDX, optional)"),
  ];
  const use = page.getByRole("button", { name: "Use these images" });
  await expect(use).toBeDisabled();

  await images.setInputFiles({
    name: "cat.png",
    mimeType: "image/png",
    buffer: Buffer.from("PNG"),
  });
  await expect(page.getByText("cat.png")).toBeVisible();
  await use.click();
  await expect(page.getByRole("alert")).toContainText(
    "The image file is not in IDX format, it is a text",
  );
  await images.setInputFiles(join(DATA, "train-labels-idx1-ubyte.gz"));
  await use.click();
  await expect(page.getByRole("alert").last()).toContainText("another kind of data");
  await expect(page.locator("#step")).toHaveText("30");
  await reaches(page, "paused");

  // The first 2000 images of MNIST, raw, with as many labels.
  const header = Buffer.from([0, 0, 8, 3, 0, 0, 7, 208, 0, 0, 0, 28, 0, 0, 0, 28]);
  const raw = gunzipSync(mnist("train-images-idx3-ubyte.gz")).subarray(16, 16 + 2000 * 784);
  const own = Buffer.concat([header, raw]);
  await images.setInputFiles({ name: "own", mimeType: "application/octet-stream", buffer: own });
  await use.click();
  await expect(page.locator(".files .data-now")).toContainText("2,000 images of 28 × 28 pixels");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(35);
  await labels.setInputFiles(join(DATA, "train-labels-idx1-ubyte.gz"));
  await use.click();
  await expect(page.getByRole("alert").last()).toContainText("60,000 labels for 2,000 images");
  await page.getByRole("button", { name: "Back to the usual images" }).click();
  await expect(page.locator(".files .data-now")).toContainText("60,000 images of 28 × 28 pixels");
});
