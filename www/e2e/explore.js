import { expect } from "@playwright/test";
import { TINY, look, open, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

export const NEW = `${TINY}&weights=none&device=cpu`;
/** Drawn by the forger as it is: an average would hardly have learned anything after a few steps. */
const TRAINED = "features_g=8&features_d=8&batch_size=16&ema_decay=0&weights=none&device=cpu";

/**
 * Opens Explore on a run that has not been trained, and waits for the map.
 * @param {Page} page
 * @param {string} [more]
 */
export async function openMap(page, more = "") {
  await openReady(page, `${NEW}&lang=en${more}`);
  await openRoom(page, "explore");
  await isDrawn(page);
}

/** Everything about the map has been drawn. @param {Page} page */
export async function isDrawn(page) {
  for (const canvas of ["#latent-map-pictures", "#map-picture", "#arithmetic-result"]) {
    await expect.poll(async () => (await look(page, canvas)).deviation).toBeGreaterThan(0);
  }
}

/**
 * Opens Explore on a run that was trained for a few steps.
 * @param {Page} page
 * @param {string} [more]
 */
export async function openTrainedMap(page, more = "") {
  await open(page, `${TRAINED}&lang=en&autoplay=1&steps=40${more}`);
  await reaches(page, "paused");
  await openRoom(page, "explore");
  await isDrawn(page);
}

/** @param {Page} page @param {string} canvas */
export async function print(page, canvas) {
  return (await look(page, canvas)).print;
}

/**
 * Whether two canvases show the same picture; they must in the end.
 * @param {Page} page
 * @param {string} one
 * @param {string} other
 */
export async function areSame(page, one, other) {
  await expect.poll(async () => (await print(page, one)) === (await print(page, other))).toBe(true);
}

/** @param {Page} page @param {[number, number]} spot shares of the map */
export async function pointAt(page, [left, top]) {
  const map = page.locator("#latent-map");
  await map.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await map.boundingBox()
  );
  return { x: box.x + left * box.width, y: box.y + top * box.height };
}
