import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, openReady, reaches, unfold } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const RUN = `${TINY}&autoplay=1&steps=110&colour=red`;

/** @param {Page} page */
async function seriousViolations(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

for (const lang of ["en", "zh"]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`axe finds nothing serious: ${lang}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await open(page, `${RUN}&lang=${lang}`);
      await reaches(page, "paused");
      await page.locator("#show-real").check();
      await unfold(page);
      expect(await page.locator("html").getAttribute("data-theme")).toBe(colorScheme);
      expect(await seriousViolations(page)).toEqual([]);
    });
  }
}

/**
 * Every text a person can see or hear, without what is the same in all languages.
 * @param {Page} page
 */
function texts(page) {
  return page.evaluate(() => {
    const neutral = "#log, button[lang], script, style, svg, .uplot";
    const spoken = ["aria-label", "title", "aria-valuetext", "placeholder", "alt"];
    const found = [document.title];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(neutral)) continue;
      for (const name of spoken) found.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
      }
    }
    return found.map((text) => text.trim()).filter(Boolean);
  });
}

test("by browser language, the page is Chinese throughout", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const page = await context.newPage();
  await open(page, `${RUN}&batch_size=1`);
  await reaches(page, "paused");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  const words = (await texts(page)).filter((text) => /[A-Za-z]{3,}\s+[A-Za-z]{3,}/.test(text));
  // Names of things in the engine and of products stay as they are.
  const allowed = /CPU（wasm SIMD|MNIST|WebGPU|make demo|dataset, image_size/;
  expect(words.filter((text) => !allowed.test(text))).toEqual([]);
  expect((await texts(page)).filter((text) => /[一-鿿]/.test(text)).length).toBeGreaterThan(90);
  await context.close();
});

test("the language switch works at once, and is remembered", async ({ page }) => {
  await openReady(page, TINY);
  await expect(page.locator("#status")).toHaveText("Ready");
  expect((await texts(page)).filter((text) => /[一-鿿]/.test(text))).toEqual([]);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("#status")).toHaveText("就绪");
  await expect(page).toHaveTitle("GAN 游乐场");
  await page.reload();
  await reaches(page, "ready");
  await expect(page.locator("#status")).toHaveText("就绪");
});

test("the theme switch works at once, and is remembered", async ({ page }) => {
  await openReady(page, TINY);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");
});

test("every control can be reached and used by keyboard alone", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await unfold(page);
  const all = await page.evaluate(() => {
    // Those that a group leads to by its arrow keys have a tabindex of -1 (inside.spec.js presses them).
    const focusable =
      "a[href], button:not(:disabled):not([tabindex='-1']), input:not(:disabled), select, summary";
    const seen = [...document.querySelectorAll(focusable)].filter((e) => e.getClientRects().length);
    seen.forEach((element, i) => element.setAttribute("data-tab", String(i)));
    return seen.length;
  });
  expect(all).toBeGreaterThan(30);
  /** @type {Set<string>} */
  const reached = new Set();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  for (let i = 0; i < all + 10; i++) {
    await page.keyboard.press("Tab");
    const [mark, outline] = await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.activeElement);
      return [element.dataset.tab ?? "", getComputedStyle(element).outlineStyle];
    });
    if (mark) expect(outline, `focus of control ${mark} is visible`).not.toBe("none");
    if (mark) reached.add(mark);
  }
  expect(reached.size).toBe(all);
});

test("Train and Pause by keyboard", async ({ page }) => {
  await openReady(page, TINY);
  const train = page.locator("#train");
  await train.focus();
  await page.keyboard.press("Enter");
  await reaches(page, "training");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(5);
  await expect(train).toBeFocused();
  await page.keyboard.press("Space");
  await reaches(page, "paused");
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
]) {
  test(`at ${width} px nothing overflows, and Train and the digits are in the first screen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const lang of ["en", "zh"]) {
      await open(page, `${TINY}&lang=${lang}`);
      await expect(page.locator("html")).toHaveAttribute("lang", lang === "zh" ? "zh-Hans" : "en");
      await reaches(page, "ready");
      await unfold(page);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(width);
      await page.evaluate(() => window.scrollTo(0, 0));
      for (const selector of ["#train", "#digits"]) {
        const box = await page.locator(selector).boundingBox();
        expect((box?.y ?? height) + (box?.height ?? 0), selector).toBeLessThanOrEqual(height);
      }
    }
  });
}
