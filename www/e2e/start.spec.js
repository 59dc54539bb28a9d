import { expect, test } from "@playwright/test";
import { open, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Runs code in the page's worker before its own.
 * @param {Page} page
 * @param {string} code
 */
async function beforeWorker(page, code) {
  await page.route("**/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

/**
 * The engine builds that the page asks for.
 * @param {Page} page
 */
function buildsFetched(page) {
  /** @type {string[]} */
  const builds = [];
  page.on("request", (request) => {
    const build = /engine-(cpu|cpu-relaxed|webgpu)-[\w-]{8}\.wasm$/.exec(request.url())?.[1];
    if (build) builds.push(build);
  });
  return builds;
}

test("the engine is compiled while it is downloaded", async ({ page }) => {
  await beforeWorker(
    page,
    `for (const name of ["instantiateStreaming", "instantiate"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const result = await original(...given);
        console.log("wasm by " + name);
        return result;
      };
    }`,
  );
  /** @type {string[]} */
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  await open(page, "device=cpu&weights=none");
  await reaches(page, "ready");
  expect(messages.filter((text) => text.includes("wasm"))).toEqual([
    "wasm by instantiateStreaming",
  ]);
});

test("a browser with relaxed SIMD gets the build that uses it", async ({ page }) => {
  const builds = buildsFetched(page);
  await open(page, "device=cpu&weights=none");
  await reaches(page, "ready");
  expect(builds).toEqual(["cpu-relaxed"]);
});

test("a browser without relaxed SIMD gets the build that any can run", async ({ page }) => {
  // The only question put to it in the worker is whether the browser knows relaxed SIMD.
  await beforeWorker(page, "WebAssembly.validate = () => false;");
  const builds = buildsFetched(page);
  await open(page, "device=cpu&weights=none");
  await reaches(page, "ready");
  expect(builds).toEqual(["cpu"]);
});
