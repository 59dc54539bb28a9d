import { expect, test } from "@playwright/test";
import { TINY, look, numberIn, open, openPanel, openRoom, reaches, sheetAt } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const STEPS = 280;

/** @param {Page} page */
const notice = (page) => page.locator('.notice[data-code^="run_"]');

/**
 * What is on show of the run under way, beside its networks.
 * @param {Page} page
 */
function history(page) {
  return page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    return {
      curves: store.series.curves(["loss_d", "loss_g"]),
      timeline: store.timeline.frames.map((/** @type {{ step: number }} */ { step }) => step),
      marks: store.marks.all,
      trained: store.step - store.begunAt,
    };
  });
}

/** A run of some steps, in which a learning rate was changed. @param {Page} page */
async function trainedRun(page) {
  await open(page, `${TINY}&autoplay=1&steps=${STEPS}`);
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector("gan-app")).app.editSetting("lr_d", "0.0005"),
  );
  await expect(page.locator("#marks li")).toHaveCount(1);
  return { picture: await sheetAt(page, STEPS), history: await history(page) };
}

/**
 * The run is there again as it was, and goes on.
 * @param {Page} page
 * @param {Awaited<ReturnType<typeof trainedRun>>} before
 */
async function isBack(page, before) {
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await reaches(page, "paused");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.picture.print);
  expect(await history(page)).toEqual(before.history);
  await expect(page.locator("#marks li")).toHaveCount(1);
  await expect(page.locator("#setting-lr_d")).toHaveValue("0.0005");
  await expect(page.locator("#timeline .thumbnail")).toHaveCount(before.history.timeline.length);
}

/** @type {[string, (page: Page) => Promise<unknown>][]} */
const REPLACEMENTS = [
  ["Reset", (page) => page.locator("#reset").click()],
  [
    "a preset",
    async (page) => {
      await openPanel(page, "presets");
      await page.locator('[data-preset="fast"] .preset-use').click();
    },
  ],
  [
    "other weights",
    async (page) => {
      await openRoom(page, "mine");
      await page.locator('[data-weights="mnist-32-conditional"]').click();
      await openRoom(page, "train");
    },
  ],
  ["a link", (page) => page.evaluate(() => void (location.hash = "loss=hinge&features_g=2"))],
  [
    "a new run",
    async (page) => {
      await page.locator("#setting-z_dim").fill("9");
      await page.getByRole("button", { name: "Start a new run" }).click();
    },
  ],
];

for (const [name, replace] of REPLACEMENTS) {
  test(`${name} in place of a run can be undone, with its curves, timeline and settings`, async ({
    page,
  }) => {
    const before = await trainedRun(page);
    expect(before.history.timeline).toContain(250);
    await replace(page);
    await expect(notice(page)).toContainText("(280 steps) is kept");
    await expect(page.locator("#step")).not.toHaveText(String(STEPS));
    await notice(page).getByRole("button", { name: "Undo" }).click();
    await isBack(page, before);
    await expect(notice(page)).toContainText(`The run before is back, at step ${STEPS}.`);
    await expect(notice(page)).not.toContainText("Another run");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect(page.locator("#step")).toHaveText(String(STEPS + 1));
  });
}

test("an undo can be undone, and a run of a few steps is not spoken of", async ({ page }) => {
  await trainedRun(page);
  await page.locator("#reset").click();
  await expect(notice(page)).toBeVisible();
  await page.locator("#train").click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(60);
  await page.locator("#train").click();
  await reaches(page, "paused");
  const step = await page.locator("#step").innerText();
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await expect(notice(page)).toContainText(`at step ${STEPS}.`);
  await expect(notice(page)).toContainText(`left (${step} steps)`);
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("#step")).toHaveText(step);

  await page.locator("#reset").click();
  await page.locator("#step-once").click();
  await expect(page.locator("#step")).toHaveText("1");
  await page.locator("#reset").click();
  await expect(page.locator("#step")).toHaveText("0");
  await expect(notice(page)).toHaveCount(0);
});

test("a run whose storage is refused can still be gone back to", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  const before = await trainedRun(page);
  await page.evaluate(() => void (location.hash = "loss=hinge&features_g=2"));
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await isBack(page, before);
});

test("a run for which there is no room can still be gone back to", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const before = await trainedRun(page);
  await page.locator("#reset").click();
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await isBack(page, before);
});

test("a saved run can be named, and keeps its name", async ({ page }) => {
  await trainedRun(page);
  await openRoom(page, "mine");
  const first = page.locator(".run").first();
  await expect(first).toContainText("MNIST 32 px, step 280");
  await first.getByRole("button", { name: "Rename" }).click();
  await page.keyboard.type("My first forger");
  await page.keyboard.press("Enter");
  await expect(first).toContainText("My first forger, step 280");
  await expect(first.getByRole("button", { name: "Rename" })).toBeFocused();
  await page.locator("#step-once").click();
  await expect(first).toContainText("My first forger, step 281");
  await page.reload();
  await expect(first).toContainText("My first forger, step 281");
});

test("runs that version 1 of the database has are kept by the upgrade, and restored", async ({
  page,
}) => {
  await trainedRun(page);
  await openRoom(page, "mine");
  await expect(page.locator(".run")).toHaveCount(1);
  await page.goto("./favicon.svg"); // of the same site, without the page's connection
  await page.evaluate(async () => {
    const NAME = "gan-playground";
    /** @param {IDBRequest} request @returns {Promise<any>} */
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
    const newer = await done(indexedDB.open(NAME));
    const stores = newer.transaction(["runs", "checkpoints"]);
    const [run] = await done(stores.objectStore("runs").getAll());
    const bytes = await done(stores.objectStore("checkpoints").get(run.id));
    newer.close();
    await done(indexedDB.deleteDatabase(NAME));
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("runs", { keyPath: "id" });
      opening.result.createObjectStore("checkpoints");
    };
    const older = await done(opening);
    const change = older.transaction(["runs", "checkpoints"], "readwrite");
    const { id, step, savedAt, dataset, imageSize, ownImages, size, thumbnail } = run;
    const known = { id, step, savedAt, dataset, imageSize, ownImages, size, thumbnail };
    change.objectStore("runs").put(known);
    await done(change.objectStore("checkpoints").put(bytes, id));
    older.close();
  });
  await open(page, `${TINY}&lr_g=0.003`);
  await reaches(page, "ready");
  await openRoom(page, "compare");
  await expect(page.locator("#compare tbody tr")).toHaveCount(1);
  await openRoom(page, "mine");
  const kept = page.locator(".run");
  await expect(kept).toHaveCount(1);
  await kept.getByRole("button", { name: "Restore MNIST 32 px, step 280" }).click();
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await page.locator("#step-once").click();
  await expect(kept.first()).toContainText("step 281"); // saved again, now with its history
  await expect(page.locator(".notice")).toHaveCount(0);
});
