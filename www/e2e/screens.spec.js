import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, openPanel, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** What is to be seen at once while it trains, on a laptop's screen. */
const AT_ONCE = [
  ...["#digits", "#train", "#step", ".status progress", "#verdict"],
  ...["#d-loss", "#g-loss", "#d-real", "#d-fake", "#chart-loss", "#chart-belief"],
  ...["#evaluation-distance", "#evaluation-modes", "#setting-lr_g", "#setting-lr_d"],
];
const ON_A_PHONE = ["#digits", "#train", "#step-once", "#reset", "#step", "#status"];

/**
 * The parts that are not wholly inside the window, or covered by something else.
 * @param {Page} page
 * @param {string[]} selectors
 */
function outside(page, selectors) {
  return page.evaluate((all) => {
    return all.filter((selector) => {
      const element = document.querySelector(selector);
      const box = element?.getBoundingClientRect();
      if (!element || !box || box.width === 0) return true;
      const { left, top, right, bottom } = box;
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return true;
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return !element.contains(seen) && !seen?.contains(element);
    });
  }, selectors);
}

/** How high the rooms of the curves alone are, without axes. @param {Page} page */
function curveHeights(page) {
  return page
    .locator("#losses .u-over")
    .evaluateAll((rooms) => rooms.map((room) => room.clientHeight));
}

/** A run in training, with its first findings. @param {Page} page @param {string} lang */
async function training(page, lang) {
  await open(page, `${TINY}&autoplay=1&lang=${lang}`);
  await expect.poll(() => numberIn(page, "step"), { timeout: 60_000 }).toBeGreaterThan(20);
}

/** @param {Page} page */
function scrolls(page) {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { right: scrollWidth > innerWidth, down: scrollHeight > innerHeight };
  });
}

for (const lang of ["en", "zh"]) {
  for (const [width, height] of [
    [1366, 768],
    [1280, 800],
  ]) {
    test(`training fits a screen of ${width} × ${height}: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await training(page, lang);
      const bars = "#census li:last-child, #unreadable";
      await expect.poll(() => outside(page, [...AT_ONCE, bars])).toEqual([]);
      expect(await scrolls(page)).toEqual({ right: false, down: false });
      const heights = await curveHeights(page);
      expect(heights).toHaveLength(2);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(90);
      const side = await page.locator("#digits").evaluate((canvas) => canvas.clientHeight);
      expect(side).toBeGreaterThanOrEqual(512);
      // All other settings are there, too, with the sheet in view.
      await page.locator("#copy-link").scrollIntoViewIfNeeded();
      expect(await outside(page, ["#digits", "#verdict", "#copy-link"])).toEqual([]);
    });
  }

  test(`training on a phone: sheet and controls stay in view: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await training(page, lang);
    for (const panel of ["game", "curves", "census", "back", "settings", "presets"]) {
      await openPanel(page, panel);
      expect(await outside(page, ON_A_PHONE), panel).toEqual([]);
      expect(await scrolls(page), panel).toEqual({ right: false, down: false });
    }
    for (const selector of ["#train", "#step-once", "#reset", ".panel-tabs button", ".rooms a"]) {
      const box = await page.locator(selector).first().boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), selector).toBeGreaterThanOrEqual(44);
    }
  });

  test(`nothing is wider than the window, at any width and at 200 %: ${lang}`, async ({ page }) => {
    await training(page, lang);
    for (const [width, height] of [
      [1920, 1080],
      [1024, 768],
      [768, 1024],
      [683, 384], // 1366 × 768 at 200 %
      [320, 640],
    ]) {
      await page.setViewportSize({ width, height });
      for (const room of /** @type {const} */ (["train", "explore", "mine"])) {
        await openRoom(page, room);
        await expect
          .poll(async () => (await scrolls(page)).right, { message: `${room} at ${width}` })
          .toBe(false);
      }
      await openRoom(page, "train");
    }
  });
}

test("at 1920 × 1080 the sheet is larger", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await training(page, "en");
  const side = await page.locator("#digits").evaluate((canvas) => canvas.clientHeight);
  expect(side).toBeGreaterThanOrEqual(768);
});

test("real digits beside the forged ones move nothing", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openReady(page, TINY);
  const boxes = () =>
    Promise.all(
      ["#verdict", ".status", "#timeline", ".panel-tabs"].map((one) =>
        page.locator(one).boundingBox(),
      ),
    );
  const before = await boxes();
  await page.locator("#show-real").check();
  await expect(page.locator("#real")).toBeVisible();
  expect(await boxes()).toEqual(before);
  expect(await outside(page, ["#real", "#digits", "#show-real"])).toEqual([]);
});

test("nothing jumps while the page opens on weights", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.addInitScript(() => {
    const shifts = /** @type {number[]} */ ([]);
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(/** @type {any} */ (entry).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, "weights=mnist-32");
  await reaches(page, "paused");
  await expect(page.locator("#evaluation-modes")).toContainText("of 10", { timeout: 60_000 });
  const shifts = await page.evaluate(() => /** @type {any} */ (window).shifts);
  const sum = shifts.reduce((/** @type {number} */ all, /** @type {number} */ one) => all + one, 0);
  expect(sum).toBeLessThan(0.05);
});

test("for a projector: the sheet, how the game stands, and the curves", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, `${TINY}&autoplay=1&steps=20&present=1`);
  await reaches(page, "paused");
  expect(await outside(page, ["#digits", "#verdict", "#chart-loss", "#chart-belief"])).toEqual([]);
  for (const gone of ["#setting-lr_g", "#timeline", "#census, #unreadable", ".rooms"]) {
    await expect(page.locator(gone)).toBeHidden();
  }
  expect(await scrolls(page)).toEqual({ right: false, down: false });
  await page.locator("#present").click();
  await expect(page.locator("#setting-lr_g")).toBeVisible();
  await expect(page).not.toHaveURL(/present/);
  await page.locator("#present").click();
  await expect(page).toHaveURL(/present=1/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/present/);
  await page.locator("#present").click();
  await expect(page).toHaveURL(/present=1/);
});

test("in a frame: no header, but pause, reset and language; the words for it are in Mine", async ({
  page,
}) => {
  await openReady(page, `${TINY}&view=mine`);
  const snippet = await page.locator("#embed-snippet").inputValue();
  const src = /src="([^"]+)"/.exec(snippet)?.[1].replaceAll("&amp;", "&") ?? "";
  expect(src).toMatch(/z_dim=8.*embed=1$/);
  const body = `<!doctype html><title>lesson</title>${snippet}`;
  await page.route("**/frame.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./frame.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#status")).toHaveAttribute("data-state", "ready");
  for (const there of ["#digits", "#train", "#reset", ".languages"]) {
    await expect(frame.locator(there)).toBeVisible();
  }
  for (const gone of ["h1", ".rooms", "footer", ".themes"]) {
    await expect(frame.locator(gone)).toBeHidden();
  }
  await frame.locator('[data-panel="settings"]').click();
  const help = frame.locator("gan-settings .section-head");
  await expect(help).toContainText("“Copy link” gives a link that holds these settings.");
  await expect(help).not.toContainText("address bar");
});

test("on paper: the sheet, the curves and the settings, and nothing to press", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await page.emulateMedia({ media: "print" });
  for (const there of ["#digits", "#chart-loss", "#setting-lr_g"]) {
    await expect(page.locator(there)).toBeVisible();
  }
  expect(
    await page.locator("button").evaluateAll((all) => all.filter((b) => b.checkVisibility())),
  ).toEqual([]);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing serious in any room: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openReady(page, "device=cpu&weights=none");
    const serious = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
    };
    for (const room of /** @type {const} */ (["explore", "mine", "train"])) {
      await openRoom(page, room);
      expect(await serious(), room).toEqual([]);
    }
    await openPanel(page, "presets");
    expect(await serious(), "experiments").toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator("#more").click();
    expect(await serious(), "tools on a phone").toEqual([]);
    await page.locator("#show-shortcuts").click();
    expect(await serious(), "keys").toEqual([]);
  });
}

for (const width of [1124, 1280, 1366]) {
  for (const lang of ["en", "zh"]) {
    test(`nothing in the header lies over anything else: ${width} px, ${lang}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 768 });
      await open(page, `weights=mnist-32&lang=${lang}`);
      await expect(page.locator("#step")).toHaveText("5,000");
      const boxes = await page
        .locator(".rooms a, .masthead-run button, .run-state dd, #show-device, .tools button")
        .evaluateAll((parts) =>
          parts.flatMap((part) => {
            const { left, right } = part.getBoundingClientRect();
            return right > left ? [{ left, right, text: part.textContent?.trim() }] : [];
          }),
        );
      const ordered = boxes.sort((a, b) => a.left - b.left);
      const over = ordered.filter((box, i) => i > 0 && box.left < ordered[i - 1].right - 0.5);
      expect(over).toEqual([]);
      expect(ordered.at(-1)?.right).toBeLessThanOrEqual(width);
    });
  }
}
