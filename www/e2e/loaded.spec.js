import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const FOREIGN = join(import.meta.dirname, "..", "..", "tests", "golden", "foreign");
const SHIPPED = join(import.meta.dirname, "..", "dist", "weights");

/** @param {Page} page @param {string} file */
async function load(page, file) {
  await openRoom(page, "mine");
  await page.getByLabel("Load weights from a file").setInputFiles(file);
  return page.locator("#weights-loaded");
}

/**
 * Drops a file on the page, wherever its reader is.
 * @param {Page} page
 * @param {string} name
 */
async function drop(page, name) {
  const dataTransfer = await page.evaluateHandle((name) => {
    const data = new DataTransfer();
    data.items.add(new File(["PNG"], name));
    return data;
  }, name);
  await page.dispatchEvent("main", "drop", { dataTransfer });
}

test("what was loaded is said at the control, with the way to its pictures", async ({ page }) => {
  await openReady(page, TINY);
  const news = await load(page, join(SHIPPED, "mnist-32-conditional.safetensors"));
  await expect(news).toHaveRole("status");
  for (const words of [
    "mnist-32-conditional.safetensors is loaded",
    "(conditional), for pictures of 32 × 32 pixels",
    /It was trained for [\d,]+ steps/,
    "also held the appraiser, but no optimisers",
    "Forger’s width 2 → 16",
    "Class labels Off → On, for both",
  ]) {
    await expect(news).toContainText(words);
  }
  await page.getByRole("button", { name: "Show its pictures in Train" }).click();
  await expect(page.locator("#weights")).toBeVisible();
  await expect(page.locator("gan-settings .section-head")).toContainText(
    "The weights that you loaded are not in it.",
  );
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.locator("#weights")).toHaveCount(0);
  await openRoom(page, "mine");
  await expect(news).toBeEmpty();
});

test("a run that was saved here brings its optimisers along", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the weights as they are now" }).click();
  const saved = test.info().outputPath("run.safetensors");
  await (await download).saveAs(saved);
  const news = await load(page, saved);
  await expect(news).toContainText("held the appraiser and the optimisers’ memory");
  await expect(news).toContainText("trained for 20 steps");
  await expect(news).toContainText("No setting changed with it.");
});

test("a file of another program does not say how long it was trained", async ({ page }) => {
  await openReady(page, TINY);
  const news = await load(page, join(FOREIGN, "official.pth"));
  await expect(news).toContainText("does not say how long it was trained");
  await expect(news).toContainText("held the appraiser, but no optimisers");
  await openRoom(page, "train");
  await expect(page.locator("#weights")).toContainText("does not say how long it was trained");
  await expect(page.locator("#weights")).not.toContainText("0 steps");
  await expect(page.locator("#verdict")).toContainText("The weights come from a file.");

  await load(page, join(FOREIGN, "compiled.pth"));
  await expect(news).toContainText("compiled.pth is loaded");
  await expect(news).toContainText("held neither an appraiser nor optimisers");
  await openRoom(page, "train");
  await expect(page.locator("#weights")).toContainText("held no appraiser: a new one begins.");
  await expect(page.locator("#verdict")).toContainText("a new appraiser begins to learn");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#weights")).toContainText("Began from compiled.pth.");
});

test("a picture that is no weights file is told so once, and how to make an IDX file", async ({
  page,
}) => {
  await openReady(page, TINY);
  await openRoom(page, "mine");
  const cat = { name: "cat.png", mimeType: "image/png", buffer: Buffer.from("PNG") };
  await page.getByLabel("Load weights from a file").setInputFiles(cat);
  const said = page.locator(".notice", { hasText: "cat.png is a picture" });
  await expect(said).toContainText("one IDX file that holds them all");
  await expect(said).toContainText("struct.pack");
  await drop(page, "cat.png");
  await expect(page.locator(".notices .notice")).toContainText("cat.png is a picture");
  await expect(said).toHaveCount(1);
  await drop(page, "train-images-idx3-ubyte");
  await expect(page.locator(".notice")).toHaveCount(1);
  await expect(page.locator(".notice")).toContainText("choose it under “Your own images”");
});

test("the link of an address holds no file: the same words in Chinese", async ({ page }) => {
  await openReady(page, `${TINY}&lang=zh`);
  await expect(page.locator("gan-settings .section-head")).toContainText("地址栏里的链接始终");
  await page.locator(".rooms a").nth(3).click();
  await page.locator("#weights-file").setInputFiles(readFile("compiled.pth"));
  await expect(page.locator("#weights-loaded")).toContainText("文件里既没有鉴定者");
});

/** @param {string} name */
function readFile(name) {
  return {
    name,
    mimeType: "application/octet-stream",
    buffer: readFileSync(join(FOREIGN, name)),
  };
}
