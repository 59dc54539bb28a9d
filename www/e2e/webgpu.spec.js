import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, reaches } from "./helpers.js";

const LONG = 240_000; // SwiftShader computes WebGPU on the CPU

test("device=webgpu trains three steps on WebGPU", async ({ page }) => {
  await open(page, "device=webgpu&autoplay=1&steps=3");
  await reaches(page, "paused", LONG);
  await expect(page.locator("#device")).toHaveAttribute("data-device", "webgpu");
  await expect(page.locator("#device")).toContainText("WebGPU");
  await expect(page.locator("#device")).toContainText("as you chose");
  await expect(page.locator("#step")).toHaveText("3");
  expect(await numberIn(page, "d-loss")).toBeGreaterThan(0);
  expect(await numberIn(page, "g-loss")).toBeGreaterThan(0);
});

test("auto leaves a software adapter alone and says so", async ({ page }) => {
  await open(page, TINY);
  await reaches(page, "ready");
  await expect(page.locator("#device")).toContainText("CPU");
  await expect(page.locator("#device")).toContainText("emulated in software");
});

test("when the graphics device is lost, the run goes on on the CPU", async ({ page, browser }) => {
  await open(page, `device=webgpu&${TINY}`);
  await reaches(page, "ready", LONG);
  const step = page.getByRole("button", { name: "Step", exact: true });
  await step.click();
  await reaches(page, "paused", LONG);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => numberIn(page, "step"), { timeout: LONG }).toBeGreaterThan(2);
  // A real loss: the browser's GPU process ends.
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send("Browser.crashGpuProcess");
  await expect(page.locator("#device")).toContainText(/CPU.*went on from its last checkpoint/, {
    timeout: LONG,
  });
  await expect(page.locator(".notice-warning")).toContainText("The run goes on on the CPU");
  const resumed = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(resumed + 20);
});
