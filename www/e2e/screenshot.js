/**
 * A picture of the built site as it trains: `npm run screenshot -- "view=explore&lang=zh" 1366x768 FILE.png [SECONDS]`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "@playwright/test";

const [hash = "", size = "1366x768", file = "screenshot.png", seconds = "8"] =
  process.argv.slice(2);
const port = process.env.PORT || "4174";
const [width, height] = size.split("x").map(Number);

const server = spawn(process.execPath, ["e2e/serve.js", port], {
  stdio: ["ignore", "pipe", "inherit"],
});
server.once("exit", (code) => process.exit(code ?? 0)); // it has said why
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
});
try {
  await once(server.stdout, "data"); // it listens now
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`http://127.0.0.1:${port}/some/sub/path/#${hash}`);
  await page.waitForTimeout(Number(seconds) * 1000);
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  server.kill(); // and with it this program
}
