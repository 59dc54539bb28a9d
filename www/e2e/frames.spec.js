import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, openPanel, openReady, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const NEW = `${TINY}&weights=none&device=cpu`;
const MATTERS = ["#digits", "#train", "#step-once", "#reset", "#verdict", "#chart-loss"];

/**
 * The parts that are not wholly inside the window, or have another part over them somewhere.
 * @param {Page} page
 * @param {string[]} selectors
 */
function covered(page, selectors) {
  return page.evaluate((all) => {
    return all.filter((selector) => {
      const element = document.querySelector(selector);
      const box = element?.getBoundingClientRect();
      if (!element || !box || box.width === 0) return true;
      const { left, top, right, bottom } = box;
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return true;
      return [0.1, 0.5, 0.9].some((x) =>
        [0.1, 0.5, 0.9].some((y) => {
          const at = [left + x * (right - left), top + y * (bottom - top)];
          const seen = document.elementFromPoint(at[0], at[1]);
          return !element.contains(seen) && !seen?.contains(element);
        }),
      );
    });
  }, selectors);
}

/** @param {Page} page @param {string} selector */
async function boxOf(page, selector) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return box;
}

for (const lang of ["en", "zh"]) {
  for (const [width, height, look, more] of /** @type {const} */ ([
    [960, 640, "", ["#chart-belief", ".sheet-foot gan-keep-menu", ".languages"]],
    [600, 400, "", [".languages"]],
    [600, 400, "&present=1", []],
    [380, 600, "", [".languages"]],
  ])) {
    test(`a frame of ${width} × ${height}${look} shows what matters: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, `${NEW}&embed=1${look}&autoplay=1&steps=40&lang=${lang}`);
      await reaches(page, "paused");
      await expect.poll(() => covered(page, [...MATTERS, "h2", ...more])).toEqual([]);
      expect((await boxOf(page, "#chart-loss")).height).toBeGreaterThan(100);
      expect((await boxOf(page, "#chart-loss .u-over")).height).toBeGreaterThanOrEqual(90);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight];
      });
      expect(overflow).toEqual([0, 0]);
      if (look) return;
      for (const panel of ["settings", "census", "inside", "back", "game"]) {
        await openPanel(page, panel);
        await expect(page.locator(".panel:visible")).toHaveCount(panel === "game" ? 2 : 1);
      }
    });
  }
}

for (const [width, height, more] of /** @type {const} */ ([
  [960, 640, "&embed=1"],
  [390, 844, ""],
  [1024, 768, ""],
  [1366, 768, ""],
])) {
  test(`the offer to go on covers nothing: ${width} × ${height}${more}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `${NEW}&autoplay=1&steps=60`);
    await reaches(page, "paused");
    await page.goto("about:blank"); // the run is kept when its page is left
    await openReady(page, `${NEW}${more}`);
    await expect(page.locator("#resume")).toBeVisible();
    const parts = ["#digits", ".panel-tabs", "#verdict", "#resume", ".sheet-foot gan-keep-menu"];
    expect(await covered(page, ["#resume", "#verdict", ".panel-tabs"])).toEqual([]);
    const offer = await boxOf(page, ".offer");
    for (const part of parts.filter((name) => name !== "#resume")) {
      const box = await boxOf(page, part);
      const isApart =
        box.x >= offer.x + offer.width - 0.5 ||
        offer.x >= box.x + box.width - 0.5 ||
        box.y >= offer.y + offer.height - 0.5 ||
        offer.y >= box.y + box.height - 0.5;
      expect(isApart, part).toBe(true);
    }
  });
}

test("Tab goes through the set-up in the order that is seen", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openReady(page, NEW);
  const tops = await page
    .locator("#settings .groups > .group, #settings .further-groups > *")
    .evaluateAll((groups) => groups.map((group) => group.getBoundingClientRect().top));
  expect(tops.length).toBeGreaterThan(3);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await expect(page.locator("#settings .group [name]").first()).toHaveAttribute("name", "lr_g");
});

for (const lang of ["en", "zh"]) {
  for (const width of [1280, 1366, 390]) {
    test(`nothing moves from step 0 to step 99,999: ${width} px, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: width > 500 ? 768 : 844 });
      await openReady(page, `${NEW}&lang=${lang}`);
      const parts = ["#digits", ".sheet-foot", ".status", ".panel-tabs", "#train", "#status"];
      const boxes = () => Promise.all(parts.map((part) => boxOf(page, part)));
      const before = await boxes();
      await page.evaluate(() => {
        const { store } = /** @type {any} */ (document.querySelector("gan-digits")).app;
        store.step = 99_999;
        store.frames.fixed = { ...store.frames.fixed, step: 99_999 };
        store.touch("run", "metrics", "digits");
        store.flush();
      });
      await expect(page.locator("#step")).toHaveText("99,999");
      await expect(page.locator(".drawn > :last-child")).toContainText("99,999");
      await expect(page.locator(".drawn > :last-child")).toBeInViewport({ ratio: 1 });
      expect(await boxes()).toEqual(before);
    });
  }
}

for (const [width, height] of [
  [1366, 768],
  [390, 844],
]) {
  test(`the first words stay off the real digits: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openReady(page, NEW);
    await page.locator("#show-real").check();
    await expect(page.locator("#real")).toBeVisible();
    await expect.poll(() => covered(page, ["#real", "#teach", "#show-end"])).toEqual([]);
    const [card, mat] = [await boxOf(page, ".welcome"), await boxOf(page, ".mat >> nth=0")];
    expect(card.x).toBeGreaterThanOrEqual(mat.x);
    expect(card.x + card.width).toBeLessThanOrEqual(mat.x + mat.width);
    expect(card.y).toBeGreaterThanOrEqual(mat.y);
    expect(card.y + card.height).toBeLessThanOrEqual(mat.y + mat.height);
  });
}

test("what only informs goes by itself, but not from under the pointer", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openReady(page, `${NEW}&foo=1`);
  await page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-digits")).app;
    const trouble = { code: "own_images_needed", message: "", params: {} };
    store.notify("info", trouble);
    store.flush();
  });
  const note = page.locator(".notices .notice-info");
  await note.hover();
  await page.waitForTimeout(21_000);
  await expect(note).toBeVisible();
  expect(await covered(page, ["#teach", "#chart-loss", "#chart-belief", "#timeline"])).toEqual([]);
  await page.mouse.move(5, 5);
  await expect(note).toHaveCount(0);
  await expect(page.locator(".notices .notice-warning")).toHaveCount(1);
});

for (const lang of ["en", "zh"]) {
  for (const width of [1124, 1280, 1366, 390]) {
    test(`the state is shown in full while digits come: ${width} px, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openReady(page, `${NEW}&lang=${lang}`);
      const states = [
        ["loading", { phase: "dataset", loaded: 3e6, total: 11e6 }],
        ["loading", { phase: "webgpu_module" }],
        ["loading", { phase: "self_test" }],
      ];
      for (const [phase, progress] of states) {
        const fits = await page.evaluate(
          ([toPhase, toProgress]) => {
            const { store } = /** @type {any} */ (document.querySelector("gan-digits")).app;
            Object.assign(store, { phase: toPhase, progress: toProgress });
            store.touch("run");
            store.flush();
            return new Promise((resolve) => {
              requestAnimationFrame(() => {
                const status = /** @type {HTMLElement} */ (document.querySelector("#status"));
                const box = status.getBoundingClientRect();
                const bar = document.querySelector(".masthead-run")?.getBoundingClientRect();
                const isIn = bar && box.top >= bar.top - 8 && box.bottom <= bar.bottom + 8;
                resolve([status.scrollWidth <= status.clientWidth, isIn, box.height < 40]);
              });
            });
          },
          [phase, progress],
        );
        expect(fits, JSON.stringify(progress)).toEqual([true, true, true]);
      }
      const text = await page.locator("#status").innerText();
      await expect(page.locator("#status")).toHaveAttribute("title", text);
    });
  }
}

test("from a picture a link leads to what is inside it, and Escape back", async ({ page }) => {
  await openReady(page, `${NEW}&lang=en`);
  const first = page.getByRole("button", { name: "Picture in row 1, column 1" });
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#inside-verdict")).toBeVisible();
  await page.keyboard.press("Tab");
  const link = page.getByRole("button", { name: "To what is inside this picture" });
  await expect(link).toBeFocused();
  expect((await boxOf(page, ".to-inside")).height).toBeGreaterThan(24);
  await openPanelOfAnother(page);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#inside-title")).toBeFocused();
  await expect(page.locator("#inside-back")).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(first).toBeFocused();
  expect(await numberIn(page, "step")).toBe(0);
});

/** Another panel has its turn. @param {Page} page */
async function openPanelOfAnother(page) {
  await openPanel(page, "settings");
  await expect(page.locator("#panel-inside")).toBeHidden();
}
