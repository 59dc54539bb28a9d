import { expect, test } from "@playwright/test";
import { open, openPanel, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {string} name */
function file(name) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from("no such thing") };
}

/** Where the page is scrolled to is where its messages are seen. @param {import("@playwright/test").Locator} message */
async function isSeen(message) {
  await expect(message).toBeInViewport();
}

test("trouble with a file stands at its field, once, and goes with the next good try", async ({
  page,
}) => {
  await open(page, `${TINY}&autoplay=1&steps=5`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  const field = page.getByLabel("Load weights from a file");
  await field.scrollIntoViewIfNeeded();
  for (const name of ["one.txt", "two.safetensors", "three.png"]) {
    await field.setInputFiles(file(name));
    await expect(page.locator(".weight-files .notice")).toHaveCount(1);
  }
  const alert = page.locator(".weight-files").getByRole("alert");
  await expect(alert).toContainText("three.png is a picture, and no weights file");
  await isSeen(alert);
  await expect(page.locator(".notices .notice")).toHaveCount(0);

  await page.getByLabel("Images (IDX)").setInputFiles(file("cat.png"));
  await page.getByRole("button", { name: "Use these images" }).click();
  const own = page.locator(".files").getByRole("alert");
  await expect(own).toContainText("is not in IDX format");
  await isSeen(own);
  await expect(alert).toHaveCount(1); // another control, another message
});

test("messages of no control lie over the page; F6 leads there, and back", async ({ page }) => {
  await openReady(page, `${TINY}&foo=1&lr_g=7`);
  const layer = page.locator(".notices");
  await expect(layer.locator(".notice")).toHaveCount(2);
  await expect(layer).toHaveAttribute("aria-live", "polite");
  await openRoom(page, "mine");
  const field = page.getByLabel("Load weights from a file");
  await field.focus();
  await isSeen(layer.locator(".notice").first());
  await page.keyboard.press("F6");
  await expect(layer.getByRole("button", { name: "Dismiss" }).first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();
  await page.keyboard.press("F6");
  await page.keyboard.press("Enter");
  await expect(layer.locator(".notice")).toHaveCount(1);
  await expect(layer.getByRole("button", { name: "Dismiss" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(layer.locator(".notice")).toHaveCount(0);
  await expect(field).toBeFocused();
});

test("wrong files dropped one after the other leave one message", async ({ page }) => {
  await openReady(page, TINY);
  for (const name of ["one.txt", "two.png"]) {
    const transfer = await page.evaluateHandle((called) => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], called));
      return data;
    }, name);
    await page.dispatchEvent("#digits", "drop", { dataTransfer: transfer });
    await expect(page.locator(".notices")).toContainText(name);
  }
  await expect(page.locator(".notice")).toHaveCount(1);
});

test("trouble whose place is not shown is told over the page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route("**/weights/*.safetensors", (route) => route.fulfill({ status: 404, body: "" }));
  await openReady(page, "weights=none&device=cpu");
  await openPanel(page, "curves");
  await page.getByRole("button", { name: "Show me the end" }).click();
  const layer = page.locator(".notices .notice");
  await expect(layer).toContainText("404");
  await isSeen(layer);
  await openRoom(page, "mine"); // here it has a place
  await expect(page.locator(".weights-picker .notice")).toContainText("404");
  await expect(layer).toHaveCount(0);
});
