import { expect, test } from "@playwright/test";
import { TINY, open, openReady, openRoom, reaches, unfold } from "./helpers.js";

for (const locale of ["en-US", "de-DE", "zh-CN"]) {
  test(`a decimal comma is understood, or said to be one: ${locale}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, locale });
    const page = await context.newPage();
    await openReady(page, `${TINY}&lang=en`);
    await unfold(page);
    const type = async (/** @type {string} */ name, /** @type {string} */ text) => {
      const field = page.locator(`#setting-${name}`);
      await field.fill("");
      await field.pressSequentially(text);
      await field.press("Tab");
      return field;
    };
    for (const name of ["lr_g", "lr_d"]) {
      await expect(await type(name, "0,002")).toHaveValue("0.002");
    }
    await expect(page).toHaveURL(/lr_d=0\.002/);
    await expect(await type("epochs", "1,000")).toHaveValue("1000");
    await expect(page.locator(".problem")).toHaveCount(0);
    await expect(await type("batch_size", "2,5")).toHaveValue("2.5");
    await expect(page.locator(".problem")).toContainText("a whole number");
    await type("batch_size", "16");
    await expect(await type("penalty_weight", "1,000")).toHaveValue("1,000");
    await expect(page.locator(".problem")).toContainText("a number");
    await context.close();
  });
}

test("the arrow keys count whole numbers", async ({ page }) => {
  await openReady(page, TINY);
  const field = page.locator("#setting-z_dim");
  await field.focus();
  await field.press("ArrowUp");
  await field.press("ArrowUp");
  await field.press("ArrowDown");
  await expect(field).toHaveValue("9");
  await expect(page).toHaveURL(/z_dim=9/);
});

test("the sheet stays crisp when the window moves to a screen of another density", async ({
  page,
  context,
}) => {
  await openReady(page, TINY);
  const session = await context.newCDPSession(page);
  const [width, height] = [1280, 800];
  const crispness = () =>
    page
      .locator("#digits")
      .evaluate(
        (/** @type {HTMLCanvasElement} */ c) => (c.clientWidth * devicePixelRatio) / c.width,
      );
  for (const deviceScaleFactor of [1, 1.5, 2, 1]) {
    const metrics = { width, height, deviceScaleFactor, mobile: false };
    await session.send("Emulation.setDeviceMetricsOverride", metrics);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
    await expect.poll(async () => (await crispness()) % 1, String(deviceScaleFactor)).toBe(0);
  }
});

test("no Chinese sentence has a space after its mark, and the log is Chinese", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=5&lang=zh`);
  await reaches(page, "paused");
  await unfold(page);
  const words = () => page.evaluate(() => document.body.innerText);
  const inTrain = await words();
  await openRoom(page, "mine");
  const text = inTrain + (await words());
  expect(text.match(/.*[。，；？！][ \u00a0](?=\S).*/g) ?? []).toEqual([]);
  expect(text).toMatch(/轮次 \[0\/20\] 批次 0\/3750 D 损失：\d\.\d{4}/);
  expect(text.match(/.*\d px.*/g) ?? []).toEqual([]);
});

test("at 1366 x 641 Train is on the first screen", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 641 });
  for (const hash of ["", `${TINY}&lang=zh`]) {
    await page.goto("about:blank");
    await open(page, hash);
    await expect(page.locator("#train")).toBeEnabled();
    const box = await page.locator("#train").boundingBox();
    expect((box?.y ?? 641) + (box?.height ?? 0)).toBeLessThan(641);
  }
});
