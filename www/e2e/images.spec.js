import { expect, test } from "@playwright/test";
import { open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * An IDX file of bytes.
 * @param {string} name
 * @param {number[]} dims
 * @param {Buffer} values
 */
function idx(name, dims, values) {
  const header = Buffer.alloc(4 + 4 * dims.length);
  header.set([0, 0, 8, dims.length]);
  dims.forEach((size, at) => header.writeUInt32BE(size, 4 + 4 * at));
  return {
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.concat([header, values]),
  };
}

/** White paper with an upright line: the left of the middle. */
const WHITE = idx(
  "emnist-own-images",
  [20, 28, 28],
  Buffer.from(Array.from({ length: 20 * 784 }, (_, at) => (at % 28 === 8 ? at % 7 : 255))),
);

/** @param {Page} page */
async function openFiles(page) {
  await openReady(page, TINY);
  await openRoom(page, "mine");
  return page.getByRole("button", { name: "Use these images" });
}

/** Grey values of the first real image, 32 × 32. @param {Page} page */
function firstReal(page) {
  return page.locator("#real").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    return [...context.getImageData(0, 0, 32, 32).data.filter((_, i) => i % 4 === 0)];
  });
}

test("own images on white paper have a frame of its colour, and what was done is said", async ({
  page,
}) => {
  const use = await openFiles(page);
  await page.getByLabel("Images (IDX)").setInputFiles(WHITE);
  await page
    .getByLabel("Labels (IDX, optional)")
    .setInputFiles(idx("labels", [20], Buffer.from(Array.from({ length: 20 }, (_, at) => at + 1))));
  await use.click();
  const about = page.locator("#own-images");
  await expect(about).toContainText("emnist-own-images: 20 images, 28 × 28 pixels, 20 classes");
  for (const code of ["transposed", "dark_on_light", "labels_shifted"]) {
    await expect(about.locator(`[data-code=${code}]`)).toBeVisible();
  }
  await openRoom(page, "train");
  const filter = () => page.locator("#digits").evaluate((sheet) => getComputedStyle(sheet).filter);
  expect(await filter(), "what is dark on light is ink already").not.toContain("invert");
  await page.locator("#show-real").click();
  await expect.poll(async () => new Set(await firstReal(page)).size).toBeGreaterThan(1);
  const turned = await firstReal(page);
  expect(turned[0], "the frame is as the paper inside it").toBe(turned[3 * 32 + 3]);
  // The line lies, because EMNIST's are stored with rows and columns exchanged.
  expect(turned[10 * 32 + 5]).not.toBe(turned[0]);
  expect(turned[5 * 32 + 10]).toBe(turned[0]);

  await openRoom(page, "mine");
  await page.getByLabel("Exchange rows and columns").selectOption("No");
  await page.getByLabel("Exchange dark and light").selectOption("Yes");
  await use.click();
  await expect(about.locator("[data-code=inverted]")).toBeVisible();
  await expect(about.locator("[data-code=transposed]")).toHaveCount(0);
  await openRoom(page, "train");
  expect(await filter()).toContain("invert");
});

test("the set-up leads to the heading of one's own images", async ({ page }) => {
  await openReady(page, TINY);
  await page.getByRole("button", { name: "Pictures of your own" }).click();
  const heading = page.locator("#files-title");
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  const header = await page.locator(".masthead").boundingBox();
  const { y } = (await heading.boundingBox()) ?? { y: 0 };
  expect(y, "not under the header").toBeGreaterThanOrEqual(header?.height ?? Infinity);
});

test("few images shrink the batch with a word, and train", async ({ page }) => {
  const use = await openFiles(page);
  const few = idx("few", [9, 28, 28], Buffer.alloc(9 * 784, "some grey"));
  await page.getByLabel("Images (IDX)").setInputFiles(few);
  await use.click();
  await expect(page.locator("[data-code=batches_shrank]")).toContainText("Each batch has 9");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("1");
  await reaches(page, "paused");
});

test("a run on own images stays saved where it is trained on with others", async ({ page }) => {
  await open(page, `${TINY}&steps=60`);
  await reaches(page, "ready");
  await openRoom(page, "mine");
  await page.getByLabel("Images (IDX)").setInputFiles(WHITE);
  await page.getByRole("button", { name: "Use these images" }).click();
  await expect(page.locator("#own-images")).toContainText("20 images");
  await page.locator("#train").click();
  await reaches(page, "paused");
  const runs = page.locator("#runs li");
  await expect(runs).toHaveCount(1);
  await expect(runs).toContainText("step 60");
  await page.reload();
  await reaches(page, "ready");
  await runs.getByRole("button", { name: "Restore" }).click();
  await expect(page.locator("#step")).toHaveText("60");
  await expect(page.locator(".notice")).toContainText("becomes a run of its own");
  await page.locator("#step-once").click();
  await expect(page.locator("#step")).toHaveText("61");
  await expect(runs).toHaveCount(2);
  await expect(runs.filter({ hasText: WHITE.name })).toContainText("step 60");
  await expect(runs.filter({ hasText: "MNIST 32 px" })).toContainText("step 61");
});

test("an experiment on own images claims nothing of the usual ones", async ({ page }) => {
  await openReady(page, "features_g=8&features_d=8");
  const banner = page.locator("#experiment");
  await expect(banner).toContainText("ten classes");
  await openRoom(page, "mine");
  await page.getByLabel("Images (IDX)").setInputFiles(WHITE);
  await page.getByRole("button", { name: "Use these images" }).click();
  await expect(page.locator("#own-images")).toContainText("20 images");
  await openRoom(page, "train");
  await expect(page.locator("#experiment-title")).toContainText(WHITE.name);
  await expect(banner).not.toContainText("classes");
  await expect(banner).not.toContainText("Fast");
  await expect(page.locator("#verdict")).not.toContainText("first strokes");
});
