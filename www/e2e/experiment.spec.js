import { expect, test } from "@playwright/test";
import { TINY, look, numberIn, open, openReady, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * What the test looks at in the page's state.
 * @param {Page} page
 */
function facts(page) {
  return page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    const { before, after } = store.experiment.cure ?? {};
    return {
      generation: store.generation,
      spreads: [before?.frame.spread, after?.frame.spread],
    };
  });
}

const COLLAPSE = "lr_g=0.02&lr_d=0.00005";

test("a collapse is told as it happens, and cured in its own networks", async ({ page }) => {
  test.setTimeout(400_000); // networks of the usual size, about 500 steps
  await open(page, `autoplay=1&${COLLAPSE}`);
  const banner = page.locator("#experiment");
  await expect(banner.getByRole("heading")).toContainText("Mode collapse");
  await expect(banner).toContainText("are its pictures different?");
  const log = banner.getByRole("log");
  await expect(log).toContainText(/step \d+: the forger draws nearly the same picture/, {
    timeout: 120_000,
  });
  await expect(page.locator("#cure-help")).toContainText("0.02 → 0.002");
  const { generation } = await facts(page);
  await page.locator("#cure").click();
  await expect(page.locator("#marks li")).toHaveCount(1);
  await expect(log).toContainText("the cure begins");
  const before = page.locator("#cure-before");
  await expect(before).toBeVisible();
  const pinned = await look(page, "#cure-before");
  await expect(page.locator("#cure-result")).toContainText(/Cured: \d+ steps after the change/, {
    timeout: 240_000,
  });
  await page.locator("#train").click();
  await reaches(page, "paused");
  await expect(page.locator("#cure-now")).toHaveCount(0);
  // The same networks; the sheet before is as it was, and the one after is another.
  const { spreads, ...run } = await facts(page);
  expect(run).toEqual({ generation });
  expect((await look(page, "#cure-before")).print).toBe(pinned.print);
  expect((await look(page, "#cure-after")).print).not.toBe(pinned.print);
  expect(spreads[0]).toBeLessThan(0.5);
  expect(spreads[1]).toBeGreaterThan(spreads[0]);

  // It all comes back with the run.
  await page.locator("#reset").click();
  await expect(banner).toHaveCount(0); // the cured settings are no experiment's
  await page.locator('.notice[data-code="run_kept"]').getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("#cure-result")).toContainText("Cured");
  expect((await look(page, "#cure-before")).print).toBe(pinned.print);
});

test("where no change of settings helps, the banner says so and offers a new run", async ({
  page,
}) => {
  await openReady(page, "norm_g=none&norm_d=none&steps=2");
  const banner = page.locator("#experiment");
  await expect(banner).toContainText("No live cure: batch normalisation is a part of the networks");
  await expect(page.locator("#cure")).toHaveCount(0);
  await banner.getByRole("button", { name: "New run: Fast" }).click();
  await expect(banner.getByRole("heading")).toContainText("Fast");
  await reaches(page, "paused");
  await expect(banner.getByRole("button")).toHaveCount(0);
});

test("a run that is no experiment has no banner", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=120`);
  await reaches(page, "paused");
  expect(await numberIn(page, "step")).toBe(120);
  await expect(page.locator("#experiment")).toHaveCount(0);
  await expect(page.locator("gan-experiment")).toBeHidden();
});
