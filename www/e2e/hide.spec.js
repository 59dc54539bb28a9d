import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, linked, numberIn, open, openReady, reaches } from "./helpers.js";

const OUTCOMES = ["#digits", "#d-loss", "#g-loss", "#d-real", "#d-fake", "#verdict", "#evaluation"];
const ALL = "explore,compare,mine,learn,settings,presets,inside";

/** @param {import("@playwright/test").Page} page */
const rooms = (page) => page.locator(".rooms a");

test("what a link hides is not offered, and what a run leads to is", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page, `${TINY}&lang=en&hide=${ALL}&autoplay=1&steps=20`);
  await reaches(page, "paused");
  await expect(rooms(page)).toHaveText(["Train"]);
  await expect(page.locator(".panel-tabs")).toBeHidden();
  await expect(page.locator("#settings")).toBeHidden();
  for (const id of OUTCOMES) await expect(page.locator(id)).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.locator('[data-room="train"]')).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.locator("#step")).toHaveText("21");
  expect(linked(page).hide).toBe(ALL);

  await page.getByRole("button", { name: "Show all controls" }).click();
  await expect(rooms(page)).toHaveCount(5);
  await expect(page.locator("#settings")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show all controls" })).toHaveCount(0);
  expect(linked(page).hide).toBeUndefined();
});

test("on a phone the others take turns", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReady(page, `${TINY}&lang=en&hide=settings,inside,mine`);
  await expect(page.locator(".panel-tabs button")).toHaveText([
    ...["Game", "Curves", "Census", "Past", "Experiments"],
  ]);
  await expect(rooms(page)).toHaveText(["Train", "Explore", "Compare", "Learn"]);
});

test("a part that there is not is named, and the others apply", async ({ page }) => {
  await openReady(page, `${TINY}&lang=en&hide=curves,mine`);
  await expect(page.locator(".notice")).toContainText("curves");
  await expect(rooms(page)).toHaveText(["Train", "Explore", "Compare", "Learn"]);
});

test("a teacher makes a link, and it opens what was wished", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openReady(page, `${TINY}&seed=7`);
  await page.locator("#class-link").click();
  const dialog = page.getByRole("dialog", { name: "A link for my class" });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByLabel("Compare").uncheck();
  await dialog.getByLabel("Inside").uncheck();
  await dialog.getByLabel("A question beside the run").fill("Which digit comes first?");
  await dialog.getByLabel("Language").selectOption("中文");
  await dialog.getByLabel("Training starts by itself").check();
  await dialog.getByRole("button", { name: "Copy the address" }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await dialog.getByLabel("Address").inputValue());

  const [pupil] = await Promise.all([
    context.waitForEvent("page"),
    dialog.getByRole("link", { name: "Open as a pupil sees it" }).click(),
  ]);
  expect(pupil.url()).toBe(copied);
  await expect.poll(() => numberIn(pupil, "step"), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(pupil.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(rooms(pupil)).toHaveCount(4);
  await expect(pupil.locator("#task-train ~ p")).toHaveText("Which digit comes first?");
  expect(linked(pupil)).toMatchObject({ seed: "7", hide: "compare,inside", features_g: "2" });
  await pupil.close();
  await page.keyboard.press("Escape");
  await expect(page.locator("#class-link")).toBeFocused();
});

test("the address is chosen where copying is refused; the dialog fits a phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await openReady(page, `${TINY}&lang=zh`);
  await page.locator('.panel-tabs [data-panel="settings"]').click();
  await page.locator("#class-link").click();
  await page.locator("#class-link-copy").click();
  await expect(page.locator("#class-link-dialog [role=status]")).toContainText("Ctrl+C");
  await expect(page.locator("#class-link-address")).toBeFocused();
  const box = await page.locator("#class-link-dialog").boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.width ?? 999) <= 390).toBe(true);
});

test("copying a link leaves a sign on its button", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openReady(page, `${TINY}&lang=en`);
  await page.locator("#copy-link").click();
  await expect(page.locator("#copy-link")).toContainText("Copied");
  await expect(page.locator("#copy-link")).toContainText("Copy link");
});
