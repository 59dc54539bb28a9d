import { writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { GifReader } from "omggif";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { keep, NAME, sheetSize, STEPS, trained } from "./exporting.js";
import { TINY, look, open, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * A picture's size, and its pixels' red.
 * @param {Page} page
 * @param {Buffer} png
 */
function decoded(page, png) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return {
      width: bitmap.width,
      height: bitmap.height,
      grey: Array.from(data.filter((_, i) => i % 4 === 0)),
    };
  }, png.toString("base64"));
}

test("the sheet as PNG has each pixel four times as large, and a caption", async ({ page }) => {
  await trained(page);
  await expect(page.locator(".plate gan-keep-menu summary")).toHaveText("Download");
  const { name, bytes } = await keep(page, ".plate", "sheet");
  expect(name).toBe(`${NAME}-sheet.png`);
  const [png, drawn] = [await decoded(page, bytes), await sheetSize(page)];
  expect(png.width).toBe(4 * drawn.width);
  expect(png.height).toBeGreaterThan(4 * drawn.height + 80);
  const caption = png.grey.slice(4 * drawn.height * png.width);
  expect(Math.max(...new Set(caption)) - Math.min(...new Set(caption))).toBeGreaterThan(100);
  await expect(page.locator(".plate .keep-sheet")).toContainText(`${NAME}-sheet.png was handed`);
});

test("the walk is downloaded as a strip, a GIF and a video, and the history as a GIF", async ({
  page,
}) => {
  await trained(page);
  await openRoom(page, "explore");
  await expect(page.locator("#interpolation-strip")).toHaveAttribute("data-step", String(STEPS));
  const strip = await keep(page, ".interpolation", "strip");
  expect(strip.name).toBe(`${NAME}-walk.png`);
  expect((await decoded(page, strip.bytes)).width).toBe(4 * 11 * 32);

  const gif = await keep(page, ".interpolation", "walk_gif");
  expect(gif.name).toBe(`${NAME}-walk.gif`);
  const walk = new GifReader(gif.bytes);
  expect([walk.numFrames(), walk.width, walk.height]).toEqual([64, 256, 256]);
  const first = new Uint8Array(4 * 256 * 256);
  walk.decodeAndBlitFrameRGBA(0, first);
  expect(Math.max(...first.subarray(0, 4 * 256 * 9).filter((_, i) => i % 4 === 0))).toBeGreaterThan(
    128, // a young run's ground is grey; printed on paper it is light
  );

  const webm = await keep(page, ".interpolation", "walk_webm");
  expect(webm.name).toBe(`${NAME}-walk.webm`);
  expect(webm.bytes.subarray(0, 4).toString("hex")).toBe("1a45dfa3"); // EBML, which WebM is
  expect(webm.bytes.length).toBeGreaterThan(2000);

  const sheets = await page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    store.timeline.push({ ...store.frames.fixed, step: store.step }); // as a run of 250 steps would
    return store.timeline.frames.length;
  });
  await openRoom(page, "train");
  await page.locator(".timeline gan-keep-menu summary").click();
  const history = await keep(page, ".timeline", "history_gif");
  expect(history.name).toBe(`${NAME}-history.gif`);
  const film = new GifReader(history.bytes);
  expect(sheets).toBeGreaterThan(1);
  expect([film.numFrames(), film.width, film.height]).toEqual([sheets, 512, 540]);
});

test("a video under way shows how far it is, and can be given up", async ({ page }) => {
  await trained(page);
  await openRoom(page, "explore");
  await expect(page.locator("#interpolation-strip")).toHaveAttribute("data-step", String(STEPS));
  const walk = page.locator(".interpolation gan-keep-menu");
  await walk.locator("summary").click();
  /** @type {string[]} */
  const downloads = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await walk.locator("[data-keep=walk_webm]").click();
  await expect
    .poll(async () => Number(await walk.locator("progress").getAttribute("value")))
    .toBeGreaterThan(0);
  await expect(walk.locator("[data-keep=strip]")).toBeDisabled();
  await walk.locator("[data-keep=cancel]").click();
  await expect(walk.locator("progress")).toHaveCount(0);
  await expect(walk.locator("[data-keep=strip]")).toBeEnabled();
  expect(downloads).toEqual([]);
  await expect(page.locator(".notice")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(walk.locator("summary")).toBeFocused();
  await expect(walk.locator("[data-keep=strip]")).toHaveCount(0);
});

test("charts are downloaded as PNG, and all measurements as CSV", async ({ page }) => {
  await trained(page);
  await expect(page.locator("#evaluation-distance")).not.toHaveText("–", { timeout: 60_000 });
  const charts = await keep(page, "#losses", "charts");
  expect(charts.name).toBe(`${NAME}-charts.png`);
  const png = await decoded(page, charts.bytes);
  expect(png.height).toBeGreaterThan(2 * 96);
  expect(new Set(png.grey).size).toBeGreaterThan(20);

  const csv = await keep(page, "#losses", "csv");
  expect(csv.name).toBe(`${NAME}-measurements.csv`);
  const lines = csv.bytes.toString("utf8").trim().split("\r\n");
  const table = lines.filter((line) => !line.startsWith("#")).map((line) => line.split(","));
  const [header, ...rows] = table;
  const column = (/** @type {string} */ name) => rows.map((row) => row[header.indexOf(name)]);
  expect(column("step").filter((step) => Number(step) > 0)).toEqual(
    Array.from({ length: STEPS }, (_, i) => String(i + 1)),
  );
  const losses = await page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    return store.series.curves(["loss_g"])[1].map(String);
  });
  expect(column("loss_g").filter(Boolean)).toEqual(losses);
  const counts = rows.at(-1)?.slice(header.indexOf("class_0"), header.indexOf("class_9") + 1) ?? [];
  const rejected = Number(column("rejected").at(-1));
  expect(counts.reduce((sum, count) => sum + Number(count), rejected)).toBe(1000);
  expect(lines.join("\n")).toMatch(/# link: http.*seed=3/);
});

test("the forger is kept for ONNX and for PyTorch, with the program that draws with it", async ({
  page,
}) => {
  await trained(page);
  await openRoom(page, "mine");
  const onnx = await keep(page, "#take-home", "onnx");
  expect(onnx.name).toBe(`${NAME}-generator.onnx`);
  const session = await InferenceSession.create(new Uint8Array(onnx.bytes));
  const z = new Tensor(
    "float32",
    Float32Array.from({ length: 2 * 8 }, (_, i) => Math.sin(i)),
    [2, 8, 1, 1],
  );
  const { images } = await session.run({ z });
  expect(images.dims).toEqual([2, 1, 32, 32]);
  const values = /** @type {Float32Array} */ (images.data);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
  expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.01);

  const pytorch = await keep(page, "#take-home", "pytorch");
  expect(pytorch.name).toBe(`${NAME}-generator.safetensors`);
  const length = Number(pytorch.bytes.readBigUInt64LE());
  const head = JSON.parse(pytorch.bytes.subarray(8, 8 + length).toString("utf8"));
  expect(head["gen.0.0.weight"].shape).toEqual([8, 16, 4, 4]);

  const python = await keep(page, "#take-home", "python");
  expect(python.name).toBe(`${NAME}-generator.py`);
  const program = python.bytes.toString("utf8");
  expect(program).toContain("strict=True");
  await page.locator("#take-home summary").click();
  await expect(page.locator("#python")).toHaveText(program);

  const [whole, weights] = [
    await keep(page, "#take-home", "safetensors"),
    await keep(page, "#take-home", "weights"),
  ];
  expect(weights.name).toBe(`${NAME}-weights.safetensors`);
  expect(weights.bytes.length).toBeLessThan(whole.bytes.length / 2);
});

test("an experiment file opens elsewhere with the same sheet, curves and marks", async ({
  page,
  browser,
  baseURL,
}) => {
  await trained(page);
  await expect(page.locator("#evaluation-distance")).not.toHaveText("–", { timeout: 60_000 });
  const drawn = await look(page, "#digits");
  const distance = await page.locator("#evaluation-distance").innerText();
  await openRoom(page, "mine");
  const file = await keep(page, "#take-home", "experiment");
  expect(file.name).toBe(`${NAME}-experiment.json`);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await open(other, TINY);
  await reaches(other, "ready");
  await openRoom(other, "mine");
  await other.locator("#experiment-file").setInputFiles(file.path);
  await expect(other.locator("#step")).toHaveText(String(STEPS));
  await expect(other.locator(".run-list .run")).toHaveCount(1); // to be gone back to, and compared
  await openRoom(other, "train");
  await expect.poll(async () => (await look(other, "#digits")).print).toBe(drawn.print);
  await expect(other.locator("#chart-loss .chart-readout")).toContainText(`step ${STEPS}`);
  await expect(other.locator("#evaluation-distance")).toHaveText(distance);
  expect(await other.locator("#settings [name=seed]").inputValue()).toBe("3");
  await expect(other.locator(".notice")).toHaveCount(0);
  await other.locator("#step-once").click();
  await expect(other.locator("#step")).toHaveText(String(STEPS + 1));
  await context.close();
});

test("an experiment file that is cut or changed is refused by name, and the run stays", async ({
  page,
}, info) => {
  await trained(page);
  const before = await look(page, "#digits");
  await openRoom(page, "mine");
  const { bytes } = await keep(page, "#take-home", "experiment");
  const field = page.locator("#experiment-file");
  const refused = page.locator("#take-home .notice");
  const whole = bytes.toString("utf8");
  for (const [name, text, said] of /** @type {const} */ ([
    ["cut.json", whole.slice(0, 9999), "cut.json is damaged or cut off"],
    ["new.json", whole.replace('"version":1', '"version":9'), "version 9 of the experiment file"],
    ["odd.json", whole.replace('"step":60', '"step":"60"'), "step must be a whole number"],
    ["bad.json", whole.replace(/("safetensors":")[^"]{400}/, "$1"), "cannot be read"],
  ])) {
    const path = info.outputPath(name);
    await writeFile(path, text);
    await field.setInputFiles(path);
    await expect(refused).toContainText(said);
    await expect(refused).toHaveCount(1);
  }
  expect((await look(page, "#digits")).print).toBe(before.print);
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await page.locator("#step-once").click();
  await expect(page.locator("#step")).toHaveText(String(STEPS + 1));

  // A file that is dropped anywhere is told apart by its ending.
  await page.evaluate((json) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([json], "dropped.json"));
    const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector("main")?.dispatchEvent(drop);
  }, whole);
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await openRoom(page, "train");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.print);
});
