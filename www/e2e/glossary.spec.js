import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, open, openReady } from "./helpers.js";

test("a word beside a number says what it means, and gives the focus back", async ({ page }) => {
  await openReady(page, `${TINY}&lang=en`);
  const word = page.locator(".scores").getByRole("button", { name: "D(G(z))" });
  await word.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "D(G(z))" });
  await expect(dialog).toContainText("says of forgeries, on average over a batch");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(word).toBeFocused();
  await word.click();
  await dialog.getByRole("button", { name: "All words" }).click();
  await expect(page.locator("#words-title")).toBeVisible();
});

for (const [lang, wanted, found] of [
  ["en", "collapse", "Mode collapse"],
  ["zh", "崩溃", "模式崩溃"],
]) {
  test(`a word is found: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `view=learn&lang=${lang}`);
    const words = page.locator("[data-word]");
    await expect.poll(() => words.count()).toBeGreaterThan(40);
    await page.locator("#words-find").fill(wanted);
    await expect(words.locator("dt", { hasText: found })).toHaveCount(1);
    expect(await words.count()).toBeLessThan(8);
    await page.locator("#words-find").fill("qqq");
    await expect(words).toHaveCount(0);
    await expect(page.locator(".words [role=status]")).not.toBeEmpty();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });
}
