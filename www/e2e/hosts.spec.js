import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { ROOMS } from "../src/shared/hash.js";
import { open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Route} Route */

const MAIN = "**/assets/index-*.js";
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
/** What stands in the page when the app does not start. @param {Page} page */
const guard = (page) => page.locator("#guard");

/**
 * Has the host send further headers with everything.
 * @param {Page} page
 * @param {Record<string, string>} headers
 */
async function withHeaders(page, headers) {
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });
}

/**
 * Shows the page in a frame without its own origin, as course platforms do.
 * @param {Page} page
 */
async function openInSandbox(page) {
  const body = `<!doctype html><iframe sandbox="allow-scripts" src="./#${TINY}" width="1000" height="700"></iframe>`;
  await page.route("**/frame.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./frame.html");
  return page.frameLocator("iframe");
}

/** @param {Page} page */
async function trainABit(page) {
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("1");
  await openRoom(page, "mine");
  await expect(page.locator(".run")).toHaveCount(1);
}

test("opened as a file, the page says in both languages that it needs a server", async ({
  page,
}) => {
  await page.goto(pathToFileURL(join(import.meta.dirname, "..", "dist", "index.html")).href);
  await expect(guard(page)).toHaveAttribute("data-code", "file");
  await expect(guard(page)).toContainText("only from a web server");
  await expect(guard(page)).toContainText("网页服务器");
});

for (const [what, code, text, answer] of /** @type {const} */ ([
  ["is missing", "missing", /could not be loaded: \S+index-/, { status: 404, body: "gone" }],
  ["is a start page", "missing", /could not be loaded/, { contentType: "text/html", body: "<p>" }],
  ["cannot be read", "unreadable", /could not read/, { body: "let a = #!;" }],
  ["lacks an API", "failed", /stopped while it was starting/, { body: "noSuchApi();" }],
])) {
  test(`a main script that ${what} is told of in both languages`, async ({ page }) => {
    await page.route(MAIN, (route) => route.fulfill({ contentType: "text/javascript", ...answer }));
    await open(page, TINY);
    await expect(guard(page)).toHaveAttribute("data-code", code);
    await expect(guard(page)).toContainText(text);
    await expect(guard(page).locator("[lang=zh-Hans]")).toContainText("请刷新页面");
    await expect(guard(page).getByRole("button", { name: "Reload" })).toBeVisible();
  });
}

test("static words stand there where even the guard is missing, until the app starts", async ({
  page,
}) => {
  const gone = (/** @type {Route} */ route) => route.fulfill({ status: 404, body: "gone" });
  await page.route(MAIN, gone);
  await page.route("**/guard.*", gone);
  await open(page, TINY);
  await expect(guard(page)).toContainText("it has not started yet");
  await expect(guard(page)).toContainText("现在还没有启动");
  await expect(guard(page)).toBeVisible();
  await page.unroute(MAIN);
  await page.reload();
  await reaches(page, "ready");
  await expect(guard(page)).toHaveCount(0);
});

test("a missing style sheet is told of", async ({ page }) => {
  await page.route("**/assets/*.css", (route) => route.fulfill({ status: 404, body: "gone" }));
  await openReady(page, TINY);
  await expect(page.locator('[data-code="part_missing"]')).toContainText(/index-\S+\.css/);
});

for (const [what, pattern, answer, code, text] of /** @type {const} */ ([
  [
    "worker",
    "**/worker-*.js",
    { status: 404 },
    "worker_missing",
    /worker-\S+ \(the browser gives no/,
  ],
  ["wasm", "**/*.wasm", { status: 404 }, "engine_missing", /engine-cpu\S+wasm.*404/],
  ["wasm, with a start page instead", "**/*.wasm", { body: "<p>" }, "engine_damaged", /damaged/],
  ["engine's script", "**/gan_playground-*.js", { status: 404 }, "part_missing", /gan_playground-/],
])) {
  test(`a missing ${what} is told of, and a reload offered`, async ({ page }) => {
    await page.route(pattern, (route) => route.fulfill({ contentType: "text/html", ...answer }));
    await open(page, TINY);
    await reaches(page, "error");
    const notice = page.locator(`[data-code="${code}"]`);
    await expect(notice).toContainText(text);
    await expect(notice).not.toContainText(/\{\w+\}/);
    await page.unroute(pattern);
    await notice.getByRole("button", { name: "Reload the page" }).click();
    await reaches(page, "ready");
  });
}

test("a policy that forbids wasm is told of with what to add", async ({ page }) => {
  await withHeaders(page, { "content-security-policy": "default-src 'self'" });
  await open(page, TINY);
  await reaches(page, "error");
  await expect(page.locator('[data-code="wasm_forbidden"]')).toContainText("'wasm-unsafe-eval'");
});

test("under the strictest policy that can work, all works without a complaint", async ({
  page,
}) => {
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (/Content.Security|CSP/i.test(message.text())) complaints.push(message.text());
  });
  await withHeaders(page, { "content-security-policy": STRICT });
  await openReady(page, TINY);
  await trainABit(page);
  await expect(page.locator(".run canvas")).toBeVisible(); // what a saved run looks like
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the weights as they are now" }).click();
  await download;
  await page.goto("about:blank");
  await open(page, "weights=mnist-32-conditional&view=explore");
  await reaches(page, "paused");
  await expect(page.locator("#written")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("in a sandboxed frame it works where the host allows it", async ({ page }) => {
  await withHeaders(page, { "access-control-allow-origin": "*" });
  const frame = await openInSandbox(page);
  await expect(frame.locator("#status")).toHaveAttribute("data-state", "ready", {
    timeout: 60_000,
  });
  await frame.getByRole("button", { name: "Step", exact: true }).click();
  await expect(frame.locator("#step")).toHaveText("1");
  await frame.locator(".rooms a").nth(ROOMS.indexOf("mine")).click();
  await expect(frame.locator(".run")).toHaveCount(1); // held in memory, and said so
  await expect(frame.locator("#runs")).toContainText("in this tab only");
});

test("in a sandboxed frame that may load nothing, it leads to a tab of its own", async ({
  page,
}) => {
  const frame = await openInSandbox(page);
  await expect(frame.locator("#guard")).toHaveAttribute("data-code", "frame");
  const link = frame.getByRole("link", { name: "Open in a tab of its own" });
  await expect(link).toHaveAttribute("href", new RegExp(TINY));
});

test("a host that unpacks .gz files is as good as any", async ({ page }) => {
  await page.route("**/*.gz", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      contentType: "application/octet-stream",
      body: gunzipSync(await response.body()),
    });
  });
  await openReady(page, TINY);
  await trainABit(page);
});

test("a site that is updated under an open tab: the run is kept, and a reload goes on", async ({
  page,
}) => {
  await openReady(page, TINY);
  await trainABit(page);
  await page.route("**/assets/*", (route) => route.fulfill({ status: 404, body: "gone" }));
  const [worker] = page.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("simulated crash");
    });
  });
  await page.getByRole("button", { name: "Restart" }).click();
  await expect(page.locator('[data-code="worker_missing"]')).toContainText("just been updated");
  await page.unroute("**/assets/*");
  await page.getByRole("button", { name: "Reload the page" }).click();
  await openRoom(page, "train");
  await expect(page.locator("#resume")).toContainText("step 1");
});

for (const languages of [["C"], ["en-US@posix"], [""], undefined]) {
  test(`a browser whose languages are ${JSON.stringify(languages)} gets the page`, async ({
    page,
  }) => {
    await page.addInitScript((given) => {
      Object.defineProperty(Navigator.prototype, "languages", { get: () => given });
      Object.defineProperty(Navigator.prototype, "language", { get: () => given?.[0] });
    }, languages);
    await openReady(page, TINY);
    await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  });
}

test("a link that mail has changed is understood, put right, and said to be", async ({ page }) => {
  await page.goto(`./?seed=8&ref=mail#${TINY.replaceAll("&", "&amp;")}&lr_g=0,004.`);
  await reaches(page, "ready");
  await expect(page.locator("#setting-features_d")).toHaveValue("2");
  await expect(page.locator("#setting-seed")).toHaveValue("8");
  await expect(page.locator("#setting-lr_g")).toHaveValue("0.004");
  await expect(page).toHaveURL(/\/\?ref=mail#/);
  for (const pair of ["seed=8", "features_g=2", "z_dim=8", "lr_g=0.004"]) {
    await expect(page).toHaveURL(new RegExp(`[#&]${pair}(&|$)`));
  }
  await expect(page.locator(".notice")).toHaveCount(1);
  await expect(page.locator('[data-code="link_repaired"]')).toContainText("lr_g=0.004");
});
