import { expect, test } from "@playwright/test";
import { TINY, openReady, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const runs = (/** @type {Page} */ page) => page.locator(".run");
const notice = (/** @type {Page} */ page, /** @type {string} */ code) =>
  page.locator(`.notice[data-code="${code}"]`);

/** @param {Page} page @param {number} to the step that it then is at */
async function stepTo(page, to) {
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText(String(to));
  await expect(runs(page).first()).toContainText(`step ${to}`);
}

/** Another tab of this site that does as it is told. @param {Page} page */
async function otherTab(page) {
  const other = await page.context().newPage();
  await other.goto("./favicon.svg");
  return other;
}

test("a database that the browser closes is opened again", async ({ page }) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    let isClosing = false;
    Object.assign(globalThis, { closeDatabase: () => (isClosing = true) });
    IDBDatabase.prototype.transaction = function (...given) {
      if (isClosing) this.close();
      isClosing = false;
      return transaction.apply(this, given);
    };
  });
  await openReady(page, `${TINY}&view=mine`);
  await stepTo(page, 1);
  await page.evaluate("closeDatabase()");
  await stepTo(page, 2);
  await expect(page.locator(".notice")).toHaveCount(0);
  await page.reload();
  await reaches(page, "ready");
  await expect(runs(page)).toContainText(["step 2"]);
});

test("a database that another tab blocks: runs are held meanwhile, and kept afterwards", async ({
  page,
}) => {
  const other = await otherTab(page);
  await other.evaluate(async () => {
    await new Promise((done) => (indexedDB.open("gan-playground").onsuccess = done));
    indexedDB.deleteDatabase("gan-playground"); // waits for the connection above
  });
  await openReady(page, `${TINY}&view=mine`);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#runs")).toContainText("does not answer");
  await expect(runs(page)).toContainText(["step 1"]);
  await other.close();
  await expect(page.locator("#runs")).toContainText("saved in this browser");
  await page.reload();
  await reaches(page, "ready");
  await expect(runs(page)).toContainText(["step 1"]);
});

test("a newer version of the page in another tab: this one says so and goes on", async ({
  page,
}) => {
  await openReady(page, `${TINY}&view=mine`);
  await stepTo(page, 1);
  const other = await otherTab(page);
  await other.evaluate(
    () => new Promise((done) => (indexedDB.open("gan-playground", 3).onsuccess = done)),
  );
  await stepTo(page, 2);
  await expect(notice(page, "storage_newer")).toContainText("newer version");
  await expect(notice(page, "storage_newer").getByRole("button", { name: "Reload" })).toBeVisible();
  await expect(page.locator("#runs")).toContainText("newer version");
});

test("storage that fails under way: the run is held in the tab, and said to be", async ({
  page,
}) => {
  await openReady(page, `${TINY}&view=mine`);
  await stepTo(page, 1);
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("Internal error", "UnknownError");
    };
  });
  await stepTo(page, 2);
  await expect(notice(page, "storage_lost")).toContainText("stopped working (Internal error)");
  const download = page.waitForEvent("download");
  await runs(page)
    .first()
    .getByRole("button", { name: /^Download/ })
    .click();
  await download;
});

test("a change that the browser aborts for want of room is told as that", async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    };
  });
  await openReady(page, `${TINY}&view=mine`);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(notice(page, "storage_full")).toContainText("no room");
});
