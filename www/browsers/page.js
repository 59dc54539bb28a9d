import { expect } from "@playwright/test";
import { By } from "selenium-webdriver";
import { ROOMS } from "../src/shared/hash.js";

/** @import { WebDriver } from "selenium-webdriver" */

/** The page as a person sees it, in any browser that speaks WebDriver. */
export class Page {
  /**
   * @param {WebDriver} driver
   * @param {string} url of the site
   */
  constructor(driver, url) {
    this.driver = driver;
    this.url = url;
  }

  /**
   * Loads the page anew: a change of the hash alone would not.
   * @param {string} hash
   */
  async open(hash) {
    await this.driver.get("about:blank");
    await this.driver.get(`${this.url}#${hash}`);
  }

  /**
   * Goes to a room by its link, and waits until it is filled.
   * @param {import("../src/shared/hash.js").RoomName} name
   */
  async openRoom(name) {
    await this.click(`.rooms a:nth-child(${ROOMS.indexOf(name) + 1})`);
    await expect.poll(() => this.count(`[data-room="${name}"]:not([hidden]) > *`)).toBe(1);
  }

  /** @param {string} selector */
  find(selector) {
    return this.driver.findElement(By.css(selector));
  }

  /** @param {string} selector what it matches, in a list that may be empty */
  async count(selector) {
    return (await this.driver.findElements(By.css(selector))).length;
  }

  /** @param {string} selector */
  async click(selector) {
    // Again where the page moved on between the two, as it does while a scroll by the browser is under way.
    await expect(async () => {
      const element = await this.find(selector);
      await this.driver.executeScript(
        "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
        element,
      );
      await element.click();
    }).toPass();
  }

  /**
   * The text of the first match, or "" while there is none.
   * @param {string} selector
   * @returns {Promise<string>}
   */
  text(selector) {
    return this.driver.executeScript(
      "return document.querySelector(arguments[0])?.textContent.trim() ?? ''",
      selector,
    );
  }

  /** @param {string} selector */
  async number(selector) {
    const text = (await this.text(selector)).replaceAll(",", "");
    return text === "" ? NaN : Number(text);
  }

  /**
   * @param {string} selector
   * @param {string} name
   * @returns {Promise<string | null>}
   */
  attribute(selector, name) {
    return this.driver.executeScript(
      "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null",
      selector,
      name,
    );
  }

  /**
   * @param {string} state
   * @param {number} [timeout] in ms
   */
  async reaches(state, timeout) {
    const now = () => this.attribute("#status", "data-state");
    await expect.poll(now, { timeout, message: `the state ${state}` }).toBe(state);
  }

  /**
   * The grey values of a canvas: how far they spread, and a fingerprint to tell two pictures apart.
   * @param {string} selector
   * @returns {Promise<{ deviation: number, print: number }>}
   */
  look(selector) {
    return this.driver.executeScript((/** @type {string} */ wanted) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(wanted));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const grey = data.filter((_, i) => i % 4 === 0);
      const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
      const variance = grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length;
      const print = grey.reduce((hash, value) => (hash * 31 + value) | 0, 7);
      return { deviation: Math.sqrt(variance), print };
    }, selector);
  }
}
