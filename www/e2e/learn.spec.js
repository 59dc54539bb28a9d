import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { CHAPTERS } from "../src/features/learn/chapters.js";
import { TINY, numberIn, open, openPanel, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} id */
const tryOf = (page, id) => page.locator(`[data-chapter="${id}"] button`);

for (const { id, preset, weights, room } of CHAPTERS) {
  test(`what is worth trying begins with one click: ${id}`, async ({ page }) => {
    await open(page, "view=learn&lang=en");
    await tryOf(page, id).click();
    await expect(page.locator(`[data-room="${room}"]`)).toBeVisible();
    if (weights) {
      await expect(page.locator("#step")).toHaveText("5,000");
      return;
    }
    await reaches(page, "training");
    await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(0);
    await openPanel(page, "presets");
    const chosen = page.locator("#presets [aria-current=true]");
    await expect(chosen.locator("..")).toHaveAttribute("data-preset", String(preset));
  });
}

test("it takes the place of a run, which can be had back", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=60&lang=en`);
  await reaches(page, "paused");
  await openRoom(page, "learn");
  await tryOf(page, "copying").click();
  await expect(page.locator("#step")).toHaveText("5,000");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("#step")).toHaveText("60");
});

for (const lang of ["en", "zh"]) {
  test(`axe finds nothing, and nothing overflows a phone: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `view=learn&lang=${lang}`);
    await expect(page.locator("[data-chapter]")).toHaveCount(CHAPTERS.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
