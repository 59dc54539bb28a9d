import { expect, test } from "@playwright/test";
import { TINY, linked, numberIn, open, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
function room(page, name) {
  return page.locator(`[data-room="${name}"]`);
}

/**
 * Counts how often a view draws itself from now on.
 * @param {Page} page
 * @param {string} tag
 */
async function countRenders(page, tag) {
  await page.evaluate((name) => {
    const view = /** @type {any} */ (document.querySelector(name));
    const render = view.render.bind(view);
    view.renders = 0;
    view.render = () => {
      view.renders += 1;
      return render();
    };
  }, tag);
  return () =>
    page.evaluate((name) => {
      return /** @type {number} */ (/** @type {any} */ (document.querySelector(name)).renders);
    }, tag);
}

test("a room is loaded when it is first opened, and the run goes on in all of them", async ({
  page,
}) => {
  await open(page, `${TINY}&autoplay=1`);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(3);
  await expect(page.locator("gan-interpolation")).toHaveCount(0);
  await openRoom(page, "explore");
  await expect(room(page, "train")).toBeHidden();
  await expect(page.locator("#interpolation")).toBeVisible();
  await expect(page.locator('.rooms [aria-current="page"]')).toHaveText("Explore");
  expect(linked(page).view).toBe("explore");
  const step = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 20);
  await openRoom(page, "train");
  await expect(room(page, "explore")).toBeHidden();
  expect(linked(page)).not.toHaveProperty("view");
  await page.getByRole("button", { name: "Pause" }).click();
  await reaches(page, "paused");
});

/** Waits until a view draws no more: what was asked before it was hidden may still be under way. @param {() => Promise<number>} renders @returns the count that stays */
async function settles(renders) {
  let last = -1;
  const isSame = async () => {
    const [before, now] = [last, await renders()];
    last = now;
    return now === before;
  };
  await expect.poll(isSame, { intervals: [700] }).toBe(true);
  return last;
}

test("what is not shown is not drawn, and catches up when it is", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1`);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(3);
  const inTrain = await countRenders(page, "gan-players");
  await openRoom(page, "explore");
  const held = await settles(inTrain);
  const shown = await page.locator("#d-loss").textContent();
  const [step, walks] = [
    await numberIn(page, "step"),
    await countRenders(page, "gan-interpolation"),
  ];
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 30);
  expect(await inTrain()).toBe(held);
  expect(await page.locator("#d-loss").textContent()).toBe(shown);
  expect(await walks()).toBeGreaterThan(0);
  await openRoom(page, "train");
  await expect.poll(() => inTrain()).toBeGreaterThan(held);
  await expect(page.locator("#d-loss")).not.toHaveText(shown ?? "");
  const walked = await settles(walks);
  const later = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(later + 30);
  expect(await walks()).toBe(walked);
});

test("Back and Forward move between rooms, and the run stays", async ({ page }) => {
  await openReady(page, TINY);
  await openRoom(page, "explore");
  await openRoom(page, "mine");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("#step")).toHaveText("1");
  await page.goBack();
  await expect(room(page, "explore")).toBeVisible();
  await page.goBack();
  await expect(room(page, "train")).toBeVisible();
  await expect(page.locator("#step")).toHaveText("1");
  await page.goForward();
  await expect(room(page, "explore")).toBeVisible();
  await expect(page.locator("#step")).toHaveText("1");
  expect(linked(page)).toMatchObject({ z_dim: "8", view: "explore" });
  await page.reload();
  await reaches(page, "ready");
  await expect(room(page, "explore")).toBeVisible();
  await page.goBack();
  await expect(room(page, "train")).toBeVisible();
});

test("what has changed meanwhile stands in the link of each room", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await openRoom(page, "mine");
  await openRoom(page, "train");
  const field = page.getByLabel("Appraiser’s learning rate");
  await field.fill("0.0001");
  await field.blur();
  await expect(page).toHaveURL(/lr_d=0\.0001/);
  await page.goBack();
  await expect(room(page, "mine")).toBeVisible();
  expect(linked(page)).toMatchObject({ lr_d: "0.0001", view: "mine" });
  await expect(page.locator("#step")).toHaveText("20");
});

test("a link opens its room; one that there is not is said, and opens the first", async ({
  page,
}) => {
  await openReady(page, `${TINY}&view=mine`);
  await expect(page.locator("#runs-title")).toBeVisible();
  await expect(page.locator("gan-train")).toHaveCount(0);
  await page.goto("about:blank");
  await openReady(page, `${TINY}&view=cellar`);
  await expect(page.locator("#digits")).toBeVisible();
  await expect(page.locator(".notice")).toContainText(
    /cellar.*train, explore, compare, mine, learn/,
  );
  expect(linked(page)).not.toHaveProperty("view");
});

test("links and words in one room lead to another", async ({ page }) => {
  await openReady(page, TINY);
  await page.getByRole("button", { name: "Pictures of your own" }).click();
  await expect(page.locator("#files-title")).toBeVisible();
  const href = await page.locator(".rooms a").nth(1).getAttribute("href");
  expect(href).toMatch(/z_dim=8.*view=explore/); // for another tab
});

test("a room that cannot be loaded is told of, and a reload offered", async ({ page }) => {
  await openReady(page, TINY);
  await page.route("**/assets/explore-*.js", (route) => route.fulfill({ status: 404, body: "" }));
  await page.locator(".rooms a").nth(1).click();
  const notice = page.locator('[data-code="part_missing"]');
  await expect(notice).toContainText(/explore-\S+\.js/);
  await page.unroute("**/assets/explore-*.js");
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.locator("#interpolation")).toBeVisible();
});

test("the tab says the step and the state", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=30`);
  await reaches(page, "paused");
  await expect(page).toHaveTitle("30 · Paused: 30 steps done · GAN Playground");
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page).toHaveTitle("GAN Playground");
});

test("keys: Space trains and pauses, S steps, numbers lead to rooms, ? lists them", async ({
  page,
}) => {
  await openReady(page, TINY);
  const leave = () =>
    page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await leave();
  await page.keyboard.press("s");
  await expect(page.locator("#step")).toHaveText("1");
  await page.keyboard.press("Space");
  await reaches(page, "training");
  await page.keyboard.press("Space");
  await reaches(page, "paused");
  await page.keyboard.press("4");
  await expect(room(page, "mine")).toBeVisible();
  await page.keyboard.press("1");
  await expect(room(page, "train")).toBeVisible();
  const step = await numberIn(page, "step");
  await page.locator("#setting-z_dim").focus();
  await page.keyboard.type("2s ");
  await expect(room(page, "train")).toBeVisible();
  expect(await numberIn(page, "step")).toBe(step);
  await leave();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Train, or pause");
  await dialog.getByLabel("Use these keys").uncheck();
  await dialog.getByRole("button", { name: "Close" }).click();
  await leave();
  await page.keyboard.press("2");
  await expect(room(page, "train")).toBeVisible();
});

for (const width of [1366, 768, 390]) {
  test(`what is in Explore is listed above its first heading: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openReady(page, `${TINY}&view=explore&lang=en`);
    const contents = await page.locator(".contents").boundingBox();
    const heading = await room(page, "explore").locator("h2").first().boundingBox();
    expect(heading?.y).toBeGreaterThanOrEqual((contents?.y ?? 0) + (contents?.height ?? 0));
  });
}

test("in a low window what is in Explore stays at the very top, and what has the focus below it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 780, height: 450 });
  await openReady(page, `${TINY}&view=explore&lang=en`);
  await page.locator("#animate").focus();
  const box = () => page.locator(".contents").boundingBox();
  await expect.poll(async () => (await box())?.y).toBe(0);
  await page.locator("#walk-path").focus(); // above the other: the window scrolls up
  const { y = 0, height = 0 } = (await box()) ?? {};
  await expect
    .poll(async () => (await page.locator("#walk-path").boundingBox())?.y)
    .toBeGreaterThanOrEqual(y + height);
});

test("the list of what is in Explore leads to a heading that it does not cover", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openReady(page, `${TINY}&view=explore&lang=en`);
  for (const part of ["interpolation", "drawing"]) {
    const at = part === "drawing" ? 3 : 1;
    await page.locator(".contents button").nth(at).click();
    await expect(page.locator(`#${part}-title`)).toBeFocused();
    const covered = () =>
      page.evaluate((id) => {
        const box = (/** @type {string} */ selector) =>
          document.querySelector(selector)?.getBoundingClientRect();
        return Number(box(".contents")?.bottom) - Number(box(id)?.top);
      }, `#${part}-title`);
    await expect.poll(covered).toBeLessThanOrEqual(0);
  }
});
