import { expect, test } from "@playwright/test";
import { DIGITS, look, numberIn, open, reaches } from "./helpers.js";

test("who comes without a wish sees noise, who plays, and one button that begins", async ({
  page,
}) => {
  await open(page, "");
  await expect(page.locator("#digits")).toHaveAttribute("aria-label", /at step 0/);
  await expect(page.getByText("An appraiser", { exact: false }).first()).toBeAttached();
  await page.getByRole("button", { name: "Teach it" }).click(); // not even the data are there
  await expect(page.locator("#teach")).toHaveCount(0);
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(2);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.locator("#teach")).toBeVisible(); // once more from the beginning
});

test("one click shows where it leads, and the scores wait behind a question", async ({ page }) => {
  await open(page, "");
  await page.getByRole("button", { name: "Show me the end" }).click();
  await expect(page.locator("#weights")).toContainText("Drawn with MNIST 32 px");
  await expect.poll(async () => (await look(page, "#digits")).deviation).toBeGreaterThan(30);
  await expect(page.locator("#teach")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`#${DIGITS}$`));
  const scores = page.locator("#weights .figure").first();
  await expect(scores).toBeHidden();
  await page.getByText("How good?").click();
  await expect(scores).toBeVisible();
});

test("of other pictures the end is theirs", async ({ page }) => {
  await open(page, "dataset=fashion-mnist");
  await reaches(page, "ready");
  await page.getByRole("button", { name: "Show me the end" }).click();
  await expect(page.locator("#weights")).toHaveAttribute("data-name", "fashion-mnist-32");
});

test("a link with any wish opens what it always opened", async ({ page }) => {
  for (const hash of ["lang=en", "device=cpu", "steps=9"]) {
    await page.goto("about:blank");
    await open(page, hash);
    await expect(page.locator("#weights")).toHaveAttribute("data-name", "mnist-32");
    await expect(page).toHaveURL(new RegExp(`#${hash}$`));
  }
});
