import { expect } from "@playwright/test";
import { ROOMS } from "../src/shared/hash.js";

/** @typedef {import("@playwright/test").Page} Page */

/** A GAN so small that a step takes a few milliseconds. */
export const TINY = "features_g=2&features_d=2&batch_size=16&z_dim=8";

/**
 * @param {Page} page
 * @param {string} hash
 */
export async function open(page, hash) {
  await page.goto(`./#${hash}`);
}

/**
 * @param {Page} page
 * @param {"loading" | "ready" | "training" | "paused" | "error"} state
 * @param {number} [timeout]
 */
export async function reaches(page, state, timeout = 60_000) {
  await expect(page.locator("#status")).toHaveAttribute("data-state", state, { timeout });
}

/**
 * @param {Page} page
 * @param {string} hash
 */
export async function openReady(page, hash) {
  await open(page, hash);
  await reaches(page, "ready");
}

/**
 * The grey values of a canvas, summed up.
 * @param {Page} page
 * @param {string} selector
 */
export function look(page, selector) {
  return page.locator(selector).evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const grey = data.filter((_, i) => i % 4 === 0);
    const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
    const variance = grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length;
    // A fingerprint, to tell two pictures apart.
    const print = grey.reduce((hash, value) => (hash * 31 + value) | 0, 7);
    return { mean, deviation: Math.sqrt(variance), print, width: canvas.width };
  });
}

/**
 * The sheet of a step, which may come after the state that the step leads to.
 * @param {Page} page
 * @param {number} step
 */
export async function sheetAt(page, step) {
  const label = new RegExp(`step ${step.toLocaleString("en")}\\b`);
  await expect(page.locator("#digits")).toHaveAttribute("aria-label", label);
  return look(page, "#digits");
}

/**
 * Notes from the page's start what it asks of its worker.
 * @param {Page} page
 */
export async function listen(page) {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const orders = [];
    Object.assign(window, { orders });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any[]} */ ...message) {
      orders.push(JSON.stringify(message[0]) ?? "");
      return post.apply(this, /** @type {any} */ (message));
    };
  });
}

/**
 * How often the page has sent a command to its worker, after `listen`.
 * @param {Page} page
 * @param {string} type of the command
 */
export function asked(page, type) {
  return page.evaluate((wanted) => {
    const { orders } = /** @type {{ orders: string[] }} */ (/** @type {unknown} */ (window));
    return orders.filter((order) => order.includes(`"type":"${wanted}"`)).length;
  }, type);
}

/**
 * A number as the page writes it in English: "5,000".
 * @param {Page} page
 * @param {string} id
 */
export async function numberIn(page, id) {
  return Number((await page.locator(`#${id}`).innerText()).replaceAll(",", ""));
}

/**
 * Every setting as the form shows it.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
export async function shown(page) {
  const pairs = await page.locator("#settings [name]").evaluateAll((controls) =>
    controls.map((control) => {
      const { name, value } = /** @type {HTMLInputElement} */ (control);
      return [name, value];
    }),
  );
  return Object.fromEntries(pairs);
}

/**
 * Goes to a room by its link.
 * @param {Page} page
 * @param {import("../src/shared/hash.js").RoomName} name
 */
export async function openRoom(page, name) {
  await page.locator(`.rooms a`).nth(ROOMS.indexOf(name)).click();
  await expect(page.locator(`[data-room="${name}"] > *`)).toBeVisible();
}

/**
 * Shows a panel of the training room that takes turns with others.
 * @param {Page} page
 * @param {string} name
 */
export async function openPanel(page, name) {
  await page.locator(`[data-panel="${name}"]`).click();
  await expect(page.locator(`#panel-${name}`)).toBeVisible();
}

/**
 * Chooses where to train.
 * @param {Page} page
 * @param {string} device
 */
export async function chooseDevice(page, device) {
  await page.locator("#show-device").click();
  await page.getByLabel("Device", { exact: true }).selectOption(device);
  await page.keyboard.press("Escape");
}

/** What the page opens on for those who ask for nothing but digits. */
export const DIGITS = "weights=mnist-32";

/**
 * Opens everything that can be unfolded.
 * @param {Page} page
 */
export async function unfold(page) {
  await page.locator("details").evaluateAll((all) => {
    for (const fold of all) /** @type {HTMLDetailsElement} */ (fold).open = true;
  });
}

/** What the address says, by name. @param {Page} page @returns {Record<string, string>} */
export function linked(page) {
  return Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
}
