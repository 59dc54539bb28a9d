import { defineConfig } from "@playwright/test";

const PORT = process.env.PORT || 4173;
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
const webgpuFlags = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-unsafe-swiftshader",
];

// Tests of many minutes, only for those who ask for them: SOAK is a number of steps, HOUR one of minutes.
const long = [
  { name: "soak", isAsked: process.env.SOAK },
  { name: "hour", isAsked: process.env.HOUR },
]
  .filter(({ isAsked }) => isAsked)
  .map(({ name }) => ({
    name,
    testMatch: `${name}.spec.js`,
    use: { launchOptions: { executablePath } },
  }));

export default defineConfig({
  testDir: "e2e",
  workers: 2, // training fills a core each
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // A busy machine may be too late for one moment of one test; the summary names those that passed at their second try.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${PORT}/some/sub/path/`,
    locale: "en-US",
    colorScheme: "light",
  },
  webServer: {
    command: `node e2e/serve.js ${PORT}`,
    url: `http://127.0.0.1:${PORT}/some/sub/path/`,
    reuseExistingServer: false,
  },
  projects: [
    ...long,
    {
      name: "cpu",
      testIgnore: ["webgpu.spec.js", "soak.spec.js", "hour.spec.js"],
      use: { launchOptions: { executablePath } },
    },
    {
      name: "webgpu",
      testMatch: "webgpu.spec.js",
      timeout: 300_000,
      use: { launchOptions: { executablePath, args: webgpuFlags } },
    },
  ],
});
