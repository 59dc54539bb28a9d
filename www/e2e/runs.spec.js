import { expect, test } from "@playwright/test";
import { look, numberIn, open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const MAX_LOST_S = 30;

/** @param {Page} page */
function runs(page) {
  return page.locator(".run");
}

/**
 * A run of so many steps, paused and saved.
 * @param {Page} page
 * @param {number} steps
 */
async function savedRun(page, steps) {
  await page.goto("about:blank");
  await open(page, `${TINY}&autoplay=1&steps=${steps}`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  await expect(runs(page).filter({ hasText: `step ${steps}` })).toBeVisible();
}

/** The sheet, which is in another room. @param {Page} page */
async function lookAtSheet(page) {
  await openRoom(page, "train");
  const seen = await look(page, "#digits");
  await openRoom(page, "mine");
  return seen;
}

test("a page closed in the middle of training offers to go on, and does", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1`);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(100);
  await openRoom(page, "mine");
  await expect(runs(page)).toHaveCount(1);
  await page.waitForTimeout(22_000); // past the next save
  const reached = await numberIn(page, "step");
  const closedAt = Date.now();
  await page.goto("about:blank");
  await open(page, TINY);

  const offer = page.locator("#resume");
  await expect(offer).toContainText(/Go on from step [\d,]+ \(saved \d+ s ago\)/);
  const text = await offer.innerText();
  const step = Number(text.match(/step ([\d,]+)/)?.[1].replace(",", ""));
  const savedAgo = Number(text.match(/saved (\d+) s/)?.[1]);
  expect(step).toBeGreaterThan(100);
  expect(step).toBeLessThanOrEqual(reached + 50); // a few steps may have passed before it closed
  expect(savedAgo - (Date.now() - closedAt) / 1000).toBeLessThanOrEqual(MAX_LOST_S);

  await offer.click();
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 20);
  await expect(offer).toHaveCount(0);
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
  await openRoom(page, "mine");
  await expect(runs(page)).toHaveCount(1); // still the same run
});

test("saved runs are listed, restored and deleted", async ({ page }) => {
  await savedRun(page, 30);
  const first = await lookAtSheet(page);
  await savedRun(page, 60);
  await expect(runs(page)).toHaveCount(2);
  await expect(runs(page).first()).toContainText("step 60"); // the newest first
  await expect(runs(page).first().locator("canvas")).toBeVisible();

  await page.getByRole("button", { name: "Restore MNIST 32 px, step 30" }).click();
  await expect(page.locator("#step")).toHaveText("30");
  await reaches(page, "paused");
  await expect.poll(async () => (await lookAtSheet(page)).print).toBe(first.print);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(runs(page).filter({ hasText: "step 31" })).toBeVisible(); // in place of step 30
  await expect(runs(page)).toHaveCount(2);

  await page.getByRole("button", { name: "Delete MNIST 32 px, step 60" }).click();
  await expect(runs(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Delete/ })).toBeFocused();
  const deleted = page.locator('.notice[data-code="run_deleted"]');
  await expect(deleted).toContainText("step 60, was deleted");
  await deleted.getByRole("button", { name: "Undo" }).click();
  await expect(runs(page)).toHaveCount(2);
  await expect(runs(page).last()).toContainText("step 60"); // where it was, below the newer one
  await expect(page.getByRole("button", { name: "Delete MNIST 32 px, step 60" })).toBeFocused();
  await expect(deleted).toHaveCount(0);
  await page.getByRole("button", { name: "Restore MNIST 32 px, step 60" }).click();
  await expect(page.locator("#step")).toHaveText("60"); // with its weights
  await page.getByRole("button", { name: "Restore MNIST 32 px, step 31" }).click();
  await expect(page.locator("#step")).toHaveText("31");
  await page.getByRole("button", { name: "Delete MNIST 32 px, step 60" }).click();
  await deleted.getByRole("button", { name: "Dismiss" }).click();
  await expect(runs(page)).toHaveCount(1);
  await page.goto("about:blank");
  await openReady(page, TINY);
  await expect(page.locator("#resume")).toContainText("step 31");
  await page.getByRole("button", { name: "Do not go on with it" }).click();
  await expect(page.locator("#resume")).toHaveCount(0);
  await openRoom(page, "mine");
  await expect(runs(page)).toHaveCount(1);
});

test("a run that an earlier version stored, with its picture as a Blob, is shown and restored", async ({
  page,
}) => {
  await savedRun(page, 30);
  const first = await lookAtSheet(page);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("gan-playground");
        opening.onerror = reject;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("runs", "readwrite");
          const store = transaction.objectStore("runs");
          store.getAll().onsuccess = ({ target }) => {
            const [run] = /** @type {IDBRequest} */ (target).result;
            store.put({ ...run, thumbnail: new Blob([run.thumbnail], { type: "image/png" }) });
          };
          transaction.oncomplete = resolve;
          transaction.onerror = reject;
        };
      }),
  );
  await page.goto("about:blank");
  await openReady(page, `${TINY}&view=mine`);
  await expect.poll(async () => (await look(page, ".run canvas")).deviation).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Restore MNIST 32 px, step 30" }).click();
  await reaches(page, "paused");
  await expect.poll(async () => (await lookAtSheet(page)).print).toBe(first.print);
});

test("a full storage is told, and training goes on", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, `${TINY}&autoplay=1`);
  await expect(page.locator('[data-code="storage_full"]')).toContainText("storage is full");
  const step = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 20);
});

test("a browser that forbids storage is told of once, where runs would be", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await open(page, `${TINY}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  await expect(page.locator("#runs")).toContainText("does not let the page store anything");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a saved run with a name stays as it was when one restores it and trains on", async ({
  page,
}) => {
  await savedRun(page, 60);
  await runs(page).first().getByRole("button", { name: "Rename" }).click();
  await page.keyboard.type("Good one");
  await page.keyboard.press("Enter");
  await expect(runs(page).first()).toContainText("Good one, step 60");
  for (const count of [2, 3]) {
    await page.locator('.run [data-action="restore"]').last().click();
    await expect(page.locator("#step")).toHaveText("60");
    await reaches(page, "paused");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect(runs(page)).toHaveCount(count);
    await expect(runs(page).first()).toContainText("Good one, step 61");
    await expect(runs(page).last()).toContainText("Good one, at step 60");
    await expect(page.getByText("Kept before training went on")).toHaveCount(1);
  }
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(runs(page).first()).toContainText("Good one, step 62"); // in place of step 61
  await expect(runs(page)).toHaveCount(3);
});
