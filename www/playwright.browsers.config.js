import { defineConfig } from "@playwright/test";

/** Not that of playwright.config.js. */
const PORT = Number(process.env.PORT || 4174);
/** Where the examples of the package are served, with all of the checkout. */
const EXAMPLES = `http://127.0.0.1:${PORT + 100}/`;

/** Playwright only runs these tests: the browsers are driven by WebDriver, since Playwright takes none but its own builds. */
export default defineConfig({
  testDir: "browsers",
  workers: 1, // training fills a core; two cores are all there is
  timeout: 180_000,
  expect: { timeout: 60_000 },
  retries: process.env.CI ? 1 : 0, // as in playwright.config.js
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: { baseURL: `http://127.0.0.1:${PORT}/some/sub/path/` },
  webServer: [
    {
      command: `node e2e/serve.js ${PORT}`,
      url: `http://127.0.0.1:${PORT}/some/sub/path/`,
      reuseExistingServer: false,
    },
    {
      command: `node e2e/serve.js ${PORT + 100} / ..`,
      url: `${EXAMPLES}examples/train/`,
      reuseExistingServer: false,
    },
  ],
  projects: [
    ...["chromium", "firefox", "webkit"].map((kind) => ({
      name: kind,
      testMatch: ["journey.spec.js", "package.spec.js"],
      use: { kind },
    })),
    {
      name: "firefox-webgpu",
      testMatch: "webgpu.spec.js",
      timeout: 600_000,
      use: { kind: "firefox-webgpu" },
    },
  ],
});
