import { expect, test } from "@playwright/test";
import {
  chooseDevice,
  look,
  numberIn,
  open,
  openReady,
  openRoom,
  reaches,
  TINY,
  sheetAt,
} from "./helpers.js";

test("a link with autoplay trains on the CPU to its step and ends paused", async ({ page }) => {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await open(page, "autoplay=1&steps=60&features_g=8&features_d=8");
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("60");
  await expect(page.locator("#epoch")).toHaveText("1");
  await expect(page.locator("#time-left")).toHaveText("–");
  for (const id of ["d-loss", "g-loss", "d-real", "d-fake", "steps-per-second"]) {
    expect(await numberIn(page, id), id).toBeGreaterThan(0);
  }
  expect(await numberIn(page, "d-real")).toBeLessThanOrEqual(1);
  await expect(page.locator("#losses gan-chart:not(:has(canvas))")).toHaveCount(0);
  await openRoom(page, "mine");
  await expect(page.locator("#log")).toContainText(
    /Epoch \[0\/20\] Batch 0\/937 Loss D: \d\.\d{4}, loss G: \d\.\d{4}/,
  );
  expect(errors).toEqual([]);
});

test("the pictures change as it trains, and the walk follows", async ({ page }) => {
  await openReady(page, "features_g=8&features_d=8");
  const [grid, walk] = ["#digits", "#interpolation"];
  await openRoom(page, "explore");
  await expect.poll(async () => (await look(page, walk)).deviation).toBeGreaterThan(0);
  const before = { grid: await look(page, grid), walk: await look(page, walk) };
  expect(before.grid.width).toBe(256);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(40);
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
  await expect.poll(async () => (await look(page, walk)).print).not.toBe(before.walk.print);
  await openRoom(page, "train");
  await expect.poll(async () => (await look(page, grid)).print).not.toBe(before.grid.print);
  expect((await look(page, grid)).deviation).toBeGreaterThan(before.grid.deviation + 3);
  await expect(page.locator("#digits")).toHaveAttribute(
    "aria-label",
    /64 generated digits.*step \d+/,
  );
});

test("Step does one step, Reset begins anew with the same networks", async ({ page }) => {
  await openReady(page, TINY);
  const first = await look(page, "#digits");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("1");
  await expect.poll(async () => (await look(page, "#digits")).print).not.toBe(first.print);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("2");
  await page.getByRole("button", { name: "Reset" }).click();
  await reaches(page, "ready");
  await expect(page.locator("#step")).toHaveText("0");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(first.print);
});

test("the slider, the seeds and the path change the walk", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=30`);
  await reaches(page, "paused");
  await openRoom(page, "explore");
  const slider = page.getByLabel("Position t");
  const walk = () => look(page, "#interpolation").then(({ print }) => print);
  await expect.poll(async () => (await look(page, "#interpolation")).deviation).toBeGreaterThan(0);
  const seen = [await walk()];
  for (const key of ["Home", "End"]) {
    await slider.press(key);
    await expect.poll(walk).not.toBe(seen.at(-1));
    seen.push(await walk());
  }
  expect(new Set(seen).size).toBe(3);
  await page.getByRole("button", { name: "Roll a new end" }).click();
  await expect.poll(walk).not.toBe(seen.at(-1));
  await slider.press("Home");
  await slider.press("PageUp");
  await slider.press("PageUp");
  const slerp = await walk();
  await page.getByLabel("Path").selectOption("lerp");
  await expect.poll(walk).not.toBe(slerp);
  await page.getByRole("button", { name: "Animate" }).click();
  const still = await walk();
  await expect.poll(walk).not.toBe(still);
  await page.getByRole("button", { name: "Stop" }).click();
});

test("earlier sheets can be looked back at", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=260`);
  await reaches(page, "paused");
  const live = await sheetAt(page, 260);
  await page.getByRole("button", { name: "Look back at step 0" }).click();
  await expect(page.getByText("Looking back at step 0.")).toBeVisible();
  await expect.poll(async () => (await look(page, "#digits")).print).not.toBe(live.print);
  await expect(page.getByRole("button", { name: "Look back at step 250" })).toBeVisible();
  await page.getByRole("button", { name: "Live", exact: true }).click();
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(live.print);
});

test("real digits can be seen beside the forged ones", async ({ page }) => {
  await openReady(page, TINY);
  await page.getByLabel("Show real ones beside it").check();
  await expect.poll(async () => (await look(page, "#real")).deviation).toBeGreaterThan(50);
});

test("settings go into the link, and a new run takes them", async ({ page }) => {
  await openReady(page, `${TINY}&seed=5`);
  const field = page.getByLabel("Latent size");
  await expect(field).toHaveValue("8");
  await field.fill("12");
  await field.blur();
  await expect(page).toHaveURL(/z_dim=12/);
  await expect(page).toHaveURL(/seed=5/);
  await page.getByRole("button", { name: "Start a new run with these" }).click();
  await expect(page.getByText("Changed: a new run is needed.")).toHaveCount(0);
  await reaches(page, "training");
  await page.getByRole("button", { name: "Reset" }).click();
  await reaches(page, "ready");
  await page.reload();
  await reaches(page, "ready");
  await expect(field).toHaveValue("12");
  await field.fill("9999");
  await field.blur();
  await expect(page.getByRole("alert").filter({ hasText: "1 to 512" })).toBeVisible();
  await expect(page).toHaveURL(/z_dim=12/);
  await expect(page.getByRole("button", { name: "Start a new run with these" })).toBeDisabled();
});

test("without WebGPU the page says that it trains on the CPU, and why", async ({ page }) => {
  await openReady(page, TINY);
  await expect(page.locator("#device")).toContainText("CPU (wasm SIMD, 1 thread)");
  await expect(page.locator("#device")).toContainText(/WebGPU|graphics device/);
  await chooseDevice(page, "webgpu");
  await expect(page).toHaveURL(/device=webgpu/);
  await reaches(page, "ready");
  await chooseDevice(page, "cpu");
  await expect(page.locator("#device")).toContainText("as you chose");
});

test("changing the device keeps the run", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=120`);
  await reaches(page, "paused");
  const before = await sheetAt(page, 120);
  await chooseDevice(page, "cpu");
  await expect(page.locator("#device")).toContainText("as you chose");
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("120");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.print);
  await openRoom(page, "mine");
  await expect(page.locator("#log")).toContainText("Batch 100/");
});
