import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, open, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const rows = (page) => page.locator("#compare tbody tr");
/** @param {Page} page */
const fromFiles = (page) => rows(page).filter({ has: page.locator('[data-action="open"]') });

/**
 * Experiment files as pupils would have them: one real one, with other seeds and distances.
 * @param {Page} page
 * @param {number} count
 */
async function pupils(page, count) {
  await open(page, `${TINY}&seed=3&autoplay=1&steps=60`);
  await reaches(page, "paused");
  await expect(page.locator("#evaluation-distance")).not.toHaveText("–", { timeout: 60_000 });
  await openRoom(page, "mine");
  const download = page.waitForEvent("download");
  await page.locator('#take-home [data-keep="experiment"]').click();
  const whole = JSON.parse(await readFile(await (await download).path(), "utf8"));
  return Array.from({ length: count }, (_, i) => {
    const value = structuredClone(whole);
    value.seed = value.settings.seed = 100 + i;
    for (const one of value.measurements.evaluations) one.distance += i;
    return fileOf(`pupil-${i + 1}.json`, JSON.stringify(value));
  });
}

/** @param {string} name @param {string} text */
function fileOf(name, text) {
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

test("thirty experiment files become rows; what is wrong with others is said, and the run stays", async ({
  page,
}) => {
  test.setTimeout(50_000);
  const files = await pupils(page, 30);
  await openRoom(page, "compare");
  await expect(rows(page)).toHaveCount(1);
  const text = files[0].buffer.toString("utf8");
  const wrong = [
    fileOf("cut.json", text.slice(0, 5000)),
    fileOf("new.json", text.replace('"version":1', '"version":9')),
    fileOf("list.json", "[]"),
    fileOf("copy.json", text),
    fileOf("photo.png", "x"),
  ];
  await page.locator("#compare-files").setInputFiles([...files, ...wrong]);
  await expect(fromFiles(page)).toHaveCount(30);
  const refused = page.locator(".compare-refused li");
  await expect(refused).toContainText([
    "cut.json is damaged or cut off",
    "new.json has version 9",
    "list.json is JSON, but no experiment file",
    "copy.json is the same as pupil-1.json",
    "photo.png is no experiment file",
  ]);
  await expect(rows(page).filter({ hasText: "pupil-30" })).toContainText("Seed 129");
  await expect(page.locator(".compare-seeds li")).toContainText("31 seeds, 60 steps each");
  await expect(page.locator("#step")).toHaveText("60");

  await fromFiles(page).nth(0).getByRole("checkbox").check();
  await fromFiles(page).nth(1).getByRole("checkbox").check();
  await expect(page.locator("#chart-compare canvas")).toBeVisible();
  await expect(page.locator(".compare-sheets")).toContainText("An experiment file holds no sheet");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Table as CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.match(/pupil-\d+\.json/g)).toHaveLength(30);

  await openRoom(page, "mine");
  await expect(page.locator(".run")).toHaveCount(1); // nothing was saved
  await openRoom(page, "compare");
  await page.getByRole("button", { name: "Keep pupil-1.json among" }).click();
  await expect(fromFiles(page)).toHaveCount(29);
  await expect(page.locator('[data-action="remove"]').first()).toBeFocused();
  await page.getByRole("button", { name: "Open pupil-2.json on the page" }).click();
  await expect(page.locator('[data-code="experiment_settings"]')).toBeVisible(); // its weights have another seed
  await page.locator("#compare-files-remove").click();
  await expect(fromFiles(page)).toHaveCount(0);
  await openRoom(page, "mine");
  await page.getByRole("button", { name: "Restore pupil-1, step 60" }).click();
  await expect(page.locator("#step")).toHaveText("60");
});

test("files can be dropped, their reading stopped, and no task holds the page for 50 ms", async ({
  page,
}) => {
  test.setTimeout(50_000);
  const files = await pupils(page, 1);
  await openRoom(page, "compare");
  const text = files[0].buffer.toString("utf8");
  await page.evaluate((json) => {
    const tasks = /** @type {number[]} */ ([]);
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration, startTime } of list.getEntries()) {
        // The task that makes the files for this test began before they were dropped.
        if (startTime >= /** @type {any} */ (window).began) tasks.push(duration);
      }
    }).observe({ type: "longtask" });
    const transfer = new DataTransfer();
    const padding = " ".repeat(1e6);
    for (let i = 0; i < 200; i++) {
      const own = json.replace('"seed":3', `"seed":${1000 + i}`);
      transfer.items.add(new File([own, padding], `dropped-${i}.json`));
    }
    const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    Object.assign(window, { began: performance.now() });
    document.querySelector("#compare")?.dispatchEvent(drop);
  }, text);
  await expect(page.locator("#compare-files-reading")).toContainText("of 200 files read");
  await page.locator("#compare-files-stop").click();
  await expect(page.locator(".compare-files")).toContainText(/Stopped after \d+ of 200 files/);
  await expect(page.locator("#compare-files-reading")).toHaveCount(0);
  await expect(page.locator("#step")).toHaveText("60");
  const tasks = await page.evaluate(() => /** @type {any} */ (window).tasks);
  test.info().annotations.push({ type: "long tasks", description: tasks.join(" ") });
  expect(tasks).toEqual([]);
});

test("the room with files is sound for screen readers and a phone, in both languages", async ({
  page,
}) => {
  test.setTimeout(50_000);
  const files = await pupils(page, 3);
  await page.setViewportSize({ width: 390, height: 844 });
  await openRoom(page, "compare");
  await page.locator("#compare-files").setInputFiles([...files, fileOf("cut.json", "{")]);
  await expect(fromFiles(page)).toHaveCount(3);
  await page.locator("#more").click();
  for (const [language, better] of [
    ["English", "lower is better"],
    ["中文", "越小越好"],
  ]) {
    await page.getByRole("button", { name: language }).click();
    await expect(page.locator("#compare thead")).toContainText(better);
    await expect(
      page.locator(".compare-files button, .compare-actions button").first(),
    ).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    const { violations } = await new AxeBuilder({ page }).include("#compare").analyze();
    expect(violations).toEqual([]);
  }
});
