/** Tools that the page's project installs anyway: a second copy would only weigh. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../www/package.json", import.meta.url));

/** @type {import("../../www/node_modules/@playwright/test/index.js").BrowserType} */
export const chromium = require("@playwright/test").chromium;

/** @type {typeof import("../../www/node_modules/vite/dist/node/index.js")} */
export const vite = await import(pathToFileURL(require.resolve("vite")).href);
