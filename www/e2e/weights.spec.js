import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  DIGITS,
  linked,
  look,
  numberIn,
  open,
  openReady,
  openRoom,
  reaches,
  TINY,
  sheetAt,
} from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const MAX_OPENING_MS = 1500;
const OPENING_TRIES = 3;
const SHIPPED = "**/weights/mnist-32.safetensors";
const FOREIGN = join(import.meta.dirname, "..", "..", "tests", "golden", "foreign");
const WEIGHTS = join(import.meta.dirname, "..", "dist", "weights", "mnist-32.safetensors");

/** The step of the weights on show. @param {Page} page */
function shippedStep(page) {
  return page.locator("#weights").evaluate((element) => {
    const text = element.textContent ?? "";
    return Number(text.match(/for ([\d,]+) steps/)?.[1].replace(",", ""));
  });
}

/**
 * Notes when the page first shows digits of weights, and the walk between two of them. Both are read off what
 * is on the screen.
 * @param {Page} page
 */
async function watchOpening(page) {
  await page.addInitScript(() => {
    const seen = /** @type {Record<string, number>} */ ({});
    Object.assign(window, { seen });
    const watch = () => {
      const label = document.querySelector("#digits")?.getAttribute("aria-label") ?? "";
      if (/step [1-9]/.test(label)) seen.digits ??= performance.now();
      const strip = document.querySelector("#interpolation-strip");
      if (strip?.getAttribute("data-step")) seen.walk ??= performance.now();
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
}

for (const [what, hash] of /** @type {const} */ ([
  ["digits", DIGITS],
  ["walk", `${DIGITS}&view=explore`],
]))
  test(`from navigation to what ready-made weights draw, at most 1.5 s: ${what}`, async ({
    browser,
    baseURL,
  }) => {
    const times = [];
    for (let i = 0; i < OPENING_TRIES; i++) {
      const context = await browser.newContext({ baseURL }); // cold: nothing cached
      const page = await context.newPage();
      await watchOpening(page);
      // What comes later must not be needed for it.
      await page.route("**/data/**", (route) => route.abort());
      await open(page, hash);
      const seen = () => page.evaluate(() => /** @type {any} */ (window).seen);
      await expect.poll(async () => (await seen())[what]).toBeGreaterThan(0);
      times.push((await seen())[what]);
      const canvas = what === "digits" ? "#digits" : "#interpolation-strip";
      expect((await look(page, canvas)).deviation).toBeGreaterThan(30);
      await context.close();
    }
    const description = times.map((ms) => `${ms.toFixed(0)} ms`).join(", ");
    test.info().annotations.push({ type: "opening", description });
    console.log(`opening, ${what}: ${description}`);
    expect(Math.min(...times)).toBeLessThanOrEqual(MAX_OPENING_MS);
  });

test("the page opens on weights, walks by itself, and goes on from them", async ({ page }) => {
  await open(page, DIGITS);
  await expect(page.locator("#weights")).toContainText("Drawn with MNIST 32 px");
  await openRoom(page, "explore");
  await page.locator("#interpolation").scrollIntoViewIfNeeded(); // out of sight it stands still
  const walk = () => look(page, "#interpolation").then(({ print }) => print);
  await expect.poll(async () => (await look(page, "#interpolation")).deviation).toBeGreaterThan(0);
  const still = await walk();
  await expect.poll(walk).not.toBe(still);
  await page.getByRole("button", { name: "Stop" }).click();
  await openRoom(page, "train");
  const step = await shippedStep(page);
  expect(step).toBeGreaterThan(0);
  await reaches(page, "paused"); // the data are there
  expect(await numberIn(page, "epoch")).toBe(Math.ceil(step / 937));
  await page.getByRole("button", { name: "Go on from these" }).click();
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 2);
  await expect(page.locator("#weights")).toContainText("Began from MNIST 32 px");
});

test("with calm motion the walk waits for the learner", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, DIGITS);
  await expect(page.locator("#weights")).toBeVisible();
  await openRoom(page, "explore");
  await expect(page.getByRole("button", { name: "Animate" })).toBeVisible();
});

test("Train from scratch begins with new networks, and the link says so", async ({ page }) => {
  await open(page, DIGITS);
  await page.getByRole("button", { name: "Train from scratch" }).click(); // not even the data are there
  await reaches(page, "training");
  await expect(page.locator("#weights")).toHaveCount(0);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(1);
  expect(await numberIn(page, "step")).toBeLessThan(200);
  expect(new URL(page.url()).hash).not.toBe("");
  const hash = new URL(page.url()).hash;
  await page.goto("about:blank");
  await open(page, hash.slice(1));
  await reaches(page, "training"); // as here
  await expect(page.locator("#weights")).toHaveCount(0);
});

test("weights by an address of another site", async ({ page }) => {
  const url = "https://weights.example/deep/own-run.safetensors";
  const headers = { "access-control-allow-origin": "*" };
  await page.route(url, (route) => route.fulfill({ body: readFileSync(WEIGHTS), headers }));
  await open(page, `weights=${encodeURIComponent(url)}`);
  await expect(page.locator("#weights")).toContainText("Drawn with own-run.safetensors");
  await reaches(page, "paused");
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#weights=${url}`);
});

test("settings beside weights in a link are named as without effect", async ({ page }) => {
  await open(page, "weights=mnist-32&features_g=4");
  await expect(page.locator(".notice")).toContainText("features_g had no effect");
  await expect(page.locator("#weights")).toContainText("Drawn with MNIST 32 px");
});

test("weights that cannot be downloaded: the page says so and opens on new networks", async ({
  page,
}) => {
  await page.route(SHIPPED, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await open(page, DIGITS);
  await reaches(page, "ready");
  await expect(page.locator(".notice")).toContainText(/no weights at .*mnist-32.*404/);
  await expect(page.locator("#digits")).toHaveAttribute("aria-label", /at step 0/);
});

test("weights that another site keeps to itself are told apart", async ({ page }) => {
  // A server of its own: a route of Playwright's would allow every site to read it.
  const server = createServer((_, response) => response.end(readFileSync(WEIGHTS)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}/private.safetensors`;
  await open(page, `weights=${encodeURIComponent(url)}`);
  await reaches(page, "ready");
  await expect(page.locator(".notice")).toContainText("(CORS)");
  server.close();
});

test("a bad weights file changes nothing; a good one is loaded", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=40`);
  await reaches(page, "paused");
  const before = await sheetAt(page, 40);
  await openRoom(page, "mine");
  const input = page.getByLabel("Load weights from a file");
  const file = (/** @type {string} */ name, /** @type {Buffer} */ buffer) => ({
    name,
    mimeType: "application/octet-stream",
    buffer,
  });
  const readFile = (/** @type {string} */ name) => file(name, readFileSync(join(FOREIGN, name)));
  const weights = readFileSync(WEIGHTS);
  const alert = page.getByRole("alert");
  for (const [bad, text] of /** @type {const} */ ([
    [file("damaged.safetensors", weights.subarray(0, 5000)), "checkpoint cannot be read"],
    [file("cut.safetensors", weights.subarray(0, 500)), "The file is cut short"],
    [file("page.safetensors", Buffer.from("<!doctype html>")), "This is a web page"],
    [readFile("legacy.pth"), "before version 1.6"],
    [file("noise.safetensors", Buffer.from("not weights at all")), "checkpoint cannot be read"],
    [file("cat.png", Buffer.from("PNG")), "cat.png is a picture"],
  ])) {
    await input.setInputFiles(bad);
    await expect(alert.last()).toContainText(text);
    await alert.last().getByRole("button", { name: "Dismiss" }).click();
  }
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("40");
  expect((await look(page, "#digits")).print).toBe(before.print);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("41");

  await input.setInputFiles(readFile("official.pth"));
  await openRoom(page, "train");
  await expect(page.locator("#weights")).toContainText("Drawn with official.pth");
  await expect(page.locator(".notice").last()).toContainText("but not fixed_noise, optimizerG.*");

  await openRoom(page, "mine");
  await input.setInputFiles(WEIGHTS);
  await openRoom(page, "train");
  await expect(page.locator("#weights")).toContainText("Drawn with mnist-32.safetensors");
  await expect.poll(async () => (await look(page, "#digits")).print).not.toBe(before.print);
});

test("a weights file can be dropped on the page", async ({ page }) => {
  await openReady(page, TINY);
  const bytes = readFileSync(WEIGHTS).toString("base64");
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    data.items.add(new File([content], "dropped.safetensors"));
    return data;
  }, bytes);
  await page.dispatchEvent("#digits", "drop", { dataTransfer: transfer });
  await expect(page.locator("#weights")).toContainText("Drawn with dropped.safetensors");
  await reaches(page, "paused");
});

test("the weights as they are now can be downloaded, and are the same run", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=25`);
  await reaches(page, "paused");
  const before = await sheetAt(page, 25);
  await openRoom(page, "mine");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the weights as they are now" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("mnist-32-step-25.safetensors");
  const saved = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(saved);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.locator("#step")).toHaveText("0");
  await page.getByLabel("Load weights from a file").setInputFiles(saved);
  await expect(page.locator("#step")).toHaveText("25");
  await openRoom(page, "train");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.print);
});

test("where the page's own server does not answer, that is said of the weights, and training goes on", async ({
  page,
}) => {
  await openReady(page, "weights=none&lang=en");
  await page.route("**/weights/mnist-32.safetensors", (route) => route.abort());
  await page.getByRole("button", { name: "Show me the end" }).click();
  await expect(page.getByText("Are you offline?")).toBeVisible();
  await page.getByRole("button", { name: "Teach it" }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(1);
});

test("the link names no step to stop at that lies behind the weights", async ({ page }) => {
  await open(page, `${TINY}&lang=en&autoplay=1&steps=10`);
  await reaches(page, "paused");
  expect(linked(page).steps).toBe("10");
  await openRoom(page, "mine");
  await page.locator("#weights-file").setInputFiles(WEIGHTS);
  await expect(page.locator("#step")).toHaveText("5,000");
  expect(linked(page).steps).toBeUndefined();
});
