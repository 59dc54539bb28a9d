/**
 * What can fail under a run that trains, injected for real where the browser lets us. After each fault the run goes on
 * or is offered again, at most 30 s of work are lost, and a message tells what happened. Faults that have specs of
 * their own: a worker that throws (trouble.spec.js), a lost GPU (webgpu.spec.js), storage that is forbidden (runs.spec.js).
 */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { numberIn, open, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const MAX_LOST_S = 30;
/** The page keeps a run at least as often. */
const SAVE_EVERY_MS = 22_000;
const IMAGES = "train-images-idx3-ubyte.gz";
const IMAGES_FILE = join(import.meta.dirname, "..", "dist", "data", "mnist", IMAGES);

/**
 * Opens a link, and the room that lists the saved runs.
 * @param {Page} page
 * @param {string} hash
 */
async function openMine(page, hash) {
  await open(page, `${hash}&view=mine`);
}

/** @param {Page} page */
function runs(page) {
  return page.locator(".run");
}

/** @param {Page} page @param {number} more steps that are trained from here on */
async function trainsOn(page, more = 20) {
  const step = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + more);
}

/** @param {Page} page */
async function trainAndSave(page) {
  await openMine(page, `${TINY}&autoplay=1`);
  await expect(runs(page)).toHaveCount(1);
  await trainsOn(page);
}

/** The step of a run in the list. @param {Page} page @param {number} [index] */
async function savedStep(page, index = 0) {
  const text = await runs(page).nth(index).innerText();
  return Number(/step ([\d,]+)/.exec(text)?.[1].replaceAll(",", ""));
}

/** Waits until the first run of the list has been saved anew. @param {Page} page */
async function savesAgain(page) {
  const before = await savedStep(page);
  const timeout = 2 * SAVE_EVERY_MS;
  await expect.poll(() => savedStep(page), { timeout }).toBeGreaterThan(before);
}

test("a worker that dies without a word is missed, and its run goes on", async ({ page }) => {
  test.setTimeout(150_000);
  await trainAndSave(page);
  await page.waitForTimeout(SAVE_EVERY_MS);
  const died = await numberIn(page, "step");
  const saved = await savedStep(page);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  const notice = page.locator('[data-code="engine_silent"]');
  await expect(notice).toContainText("has not answered for 30 s", { timeout: 60_000 });
  await notice.getByRole("button", { name: "Restart" }).click();
  await reaches(page, "paused");
  await expect(notice).toHaveCount(0);
  const step = await numberIn(page, "step");
  expect(step).toBeGreaterThanOrEqual(saved);
  expect(step).toBeLessThanOrEqual(died + 50);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await trainsOn(page);
});

test("a database that the browser closes and empties is opened again", async ({ page }) => {
  test.setTimeout(150_000);
  await trainAndSave(page);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await trainsOn(page);
  await page.waitForTimeout(SAVE_EVERY_MS);
  await page.goto("about:blank");
  await open(page, TINY);
  await expect(page.locator("#resume")).toContainText("Go on from step");
  await openRoom(page, "mine");
  await expect(runs(page)).toHaveCount(1);
});

test("a full disk is told, training goes on, and what was kept stays", async ({ page }) => {
  test.setTimeout(150_000);
  await trainAndSave(page);
  const kept = await savedStep(page);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await expect(page.locator('[data-code="storage_full"]')).toBeVisible({
    timeout: 2 * SAVE_EVERY_MS,
  });
  await trainsOn(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await page.goto("about:blank");
  await open(page, TINY);
  await expect(page.locator("#resume")).toContainText("Go on from step");
  await openRoom(page, "mine");
  expect(await savedStep(page)).toBeGreaterThanOrEqual(kept);
});

/** A server that ends the connection in the middle of the images, as often as it is told to. */
async function cuttingServer() {
  const server = createServer((_, response) => {
    const { size } = statSync(IMAGES_FILE);
    const headers = { "content-type": "application/gzip", "access-control-allow-origin": "*" };
    response.writeHead(200, { ...headers, "content-length": size });
    const half = createReadStream(IMAGES_FILE, { end: Math.floor(size / 2) });
    half.pipe(response, { end: false });
    half.on("end", () => setTimeout(() => response.destroy(), 100));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

test("a download that is cut in the middle is told, and tried again", async ({ page }) => {
  const server = await cuttingServer();
  await page.route(`**/${IMAGES}`, (route) => {
    const location = server.url;
    return route.fulfill({
      status: 302,
      headers: { location, "access-control-allow-origin": "*" },
    });
  });
  await open(page, TINY);
  await reaches(page, "error");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("could not be downloaded");
  await page.unroute(`**/${IMAGES}`);
  await alert.getByRole("button", { name: "Retry" }).click();
  await reaches(page, "ready");
  server.close();
});

test("a tab that the system freezes trains on when it is resumed", async ({ page }) => {
  await trainAndSave(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 8_000)); // page.waitForTimeout would wait in the tab
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await trainsOn(page);
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a clock that is set back by a day mixes no runs up and loses none", async ({ page }) => {
  test.setTimeout(150_000);
  await page.addInitScript(() => {
    const now = Date.now;
    let shift = 0;
    Date.now = () => now() + shift;
    Object.assign(window, { shiftClock: (/** @type {number} */ ms) => (shift = ms) });
  });
  await trainAndSave(page);
  await page.evaluate(() => /** @type {any} */ (window).shiftClock(-24 * 3600 * 1000));
  await savesAgain(page);
  await page.goto("about:blank");
  await openMine(page, `${TINY}&autoplay=1&steps=30`); // another run, younger by the wrong clock, too
  await page.evaluate(() => /** @type {any} */ (window).shiftClock(-48 * 3600 * 1000));
  await reaches(page, "paused");
  await expect(runs(page)).toHaveCount(2);
  await expect(runs(page).first()).toContainText("step 30"); // the newest first, whatever the clock says
  await expect(page.locator("#steps-per-second")).not.toContainText("-");
});

test("two tabs that go on with one run keep both of their runs", async ({ page, context }) => {
  test.setTimeout(150_000);
  await openMine(page, `${TINY}&autoplay=1&steps=40`);
  await reaches(page, "paused");
  await expect(runs(page)).toHaveCount(1);
  const other = await context.newPage();
  await open(other, TINY);
  await other.locator("#resume").click();
  await expect.poll(() => numberIn(other, "step")).toBeGreaterThan(100);
  await other.getByRole("button", { name: "Pause" }).click();
  await reaches(other, "paused");
  const reached = await numberIn(other, "step");
  const step = page.getByRole("button", { name: "Step", exact: true });
  await step.click();
  await expect(page.locator("#step")).toHaveText("41");
  await expect(runs(page).filter({ hasText: "step 41" })).toHaveCount(1);
  await expect(runs(page)).toHaveCount(2); // its own, and that of the other tab
  await page.goto("about:blank");
  await openMine(page, TINY);
  await expect(runs(page)).toHaveCount(2);
  const texts = (await runs(page).allInnerTexts()).join("\n");
  expect(texts).toContain("step 41");
  expect(texts.replaceAll(",", "")).toContain(`step ${reached}`);
});

test(`at most ${MAX_LOST_S} s of work are lost when the page dies`, async ({ page, context }) => {
  test.setTimeout(150_000);
  await trainAndSave(page);
  await page.waitForTimeout(SAVE_EVERY_MS);
  const devtools = await context.newCDPSession(page);
  const diedAt = Date.now();
  void devtools.send("Page.crash").catch(() => {}); // never answers
  const fresh = await context.newPage();
  await open(fresh, TINY);
  const offer = fresh.locator("#resume");
  await expect(offer).toContainText(/saved \d+ s ago/);
  const ago = Number(/saved (\d+) s/.exec(await offer.innerText())?.[1]);
  expect(ago - (Date.now() - diedAt) / 1000).toBeLessThanOrEqual(MAX_LOST_S);
  await offer.click();
  await reaches(fresh, "training");
  await trainsOn(fresh);
});
