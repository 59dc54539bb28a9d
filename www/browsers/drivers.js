import { test as base } from "@playwright/test";
import { Builder, Capabilities } from "selenium-webdriver";
import { startDriver, startXvfb } from "./process.js";

/** @import { WebDriver } from "selenium-webdriver" */
/**
 * How to start a browser.
 * @typedef {object} Recipe
 * @property {string} command its driver
 * @property {Record<string, unknown>} capabilities
 * @property {Record<string, string>} [env] what both find in their environment besides
 * @property {() => Promise<void>} [stop] ends what it needed besides
 *
 * @typedef {"chromium" | "firefox" | "firefox-webgpu" | "webkit"} Kind
 */

/**
 * What scripts/test-web.sh found.
 * @param {string} name
 */
function found(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run scripts/test-web.sh browsers.`);
  return value;
}

function chromium() {
  const args = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];
  return {
    command: found("CHROMEDRIVER"),
    capabilities: { "goog:chromeOptions": { binary: found("CHROMIUM"), args } },
  };
}

/** Off by default on Linux, and its list of devices that work leaves out those in software. */
const WEBGPU_PREFERENCES = {
  "dom.webgpu.enabled": true,
  "dom.webgpu.workers.enabled": true,
  "gfx.webgpu.ignore-blocklist": true,
  "gfx.webgpu.force-enabled": true,
};

/** @param {Record<string, boolean>} [prefs] */
function firefox(prefs = {}) {
  const options = { binary: found("FIREFOX"), args: ["-headless"], prefs };
  return { command: found("GECKODRIVER"), capabilities: { "moz:firefoxOptions": options } };
}

/** Mesa's Vulkan on the processor, also where there is a graphics card: the same device everywhere. */
function firefoxWebgpu() {
  return { ...firefox(WEBGPU_PREFERENCES), env: { VK_ICD_FILENAMES: found("LAVAPIPE") } };
}

/** It has no headless mode. */
async function webkit() {
  const options = { binary: found("MINIBROWSER"), args: ["--automation"] };
  const command = found("WEBKITDRIVER");
  const { display, stop } = await startXvfb();
  return {
    command,
    capabilities: { "webkitgtk:browserOptions": options },
    // No locale: the page must start there, too.
    env: { DISPLAY: display, LC_ALL: "C" },
    stop,
  };
}

const KINDS = { chromium, firefox, "firefox-webgpu": firefoxWebgpu, webkit };

/** @type {Record<Kind, string>} what each calls itself, in capabilities */
const NAMES = {
  chromium: "chrome",
  firefox: "firefox",
  "firefox-webgpu": "firefox",
  webkit: "MiniBrowser",
};

/**
 * A test's own browser, with an empty profile.
 * @param {Kind} kind
 * @param {string} log
 * @param {(driver: WebDriver) => Promise<void>} use
 */
async function withBrowser(kind, log, use) {
  /** @type {Recipe} */
  const { command, capabilities, env = {}, stop } = await KINDS[kind]();
  try {
    const server = await startDriver(command, env, log);
    const wanted = new Capabilities({ browserName: NAMES[kind], ...capabilities });
    try {
      const driver = await new Builder().usingServer(server.url).withCapabilities(wanted).build();
      await use(driver).finally(() => driver.quit());
    } finally {
      await server.stop();
    }
  } finally {
    await stop?.();
  }
}

/** Tests that get a browser as `driver`: that of their project in playwright.browsers.config.js. */
export const test = base.extend(
  /** @type {import("@playwright/test").Fixtures<{ kind: Kind, driver: WebDriver }>} */ ({
    kind: ["chromium", { option: true }],
    driver: ({ kind }, use, info) => withBrowser(kind, info.outputPath("driver.log"), use),
  }),
);
