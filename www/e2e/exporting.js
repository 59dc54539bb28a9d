import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { open, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

export const STEPS = 60;
export const NAME = `mnist-32-seed-3-step-${STEPS}`;

/** @param {Page} page */
export async function trained(page) {
  await open(page, `${TINY}&seed=3&autoplay=1&steps=${STEPS}`);
  await reaches(page, "paused");
  await expect(page.locator("#digits")).toHaveAttribute("aria-label", new RegExp(`step ${STEPS}`));
}

/**
 * Opens the menu of a figure, downloads it as a kind of file, and gives that file.
 * @param {Page} page
 * @param {string} section
 * @param {string} kind
 */
export async function keep(page, section, kind) {
  const root = page.locator(section);
  for (const fold of await root.locator("details.explain").all()) {
    await fold.evaluate((/** @type {HTMLDetailsElement} */ one) => (one.open = true));
  }
  const menu = root.locator("gan-keep-menu details");
  if (await menu.count())
    await menu.evaluate((/** @type {HTMLDetailsElement} */ one) => (one.open = true));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    root.locator(`[data-keep=${kind}]`).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: await readFile(path), path };
}

/** @param {Page} page */
export const sheetSize = (page) =>
  page
    .locator("#digits")
    .evaluate((/** @type {HTMLCanvasElement} */ { width, height }) => ({ width, height }));
