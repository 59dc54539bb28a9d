import { expect, test } from "@playwright/test";
import { look, open, openPanel, openReady, reaches, shown, TINY, sheetAt } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** Long enough to see that it trains, short enough for networks of the usual size. */
const STEPS = 2;

/**
 * @param {Page} page
 * @param {string} name
 */
function card(page, name) {
  return page.locator(`[data-preset="${name}"]`);
}

/**
 * What the engine offers.
 * @param {Page} page
 */
function presets(page) {
  return page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {import("#pkg/types").Preset[]} */ (view.app.store.presets);
  });
}

test("a click on a preset begins a new run whose settings are shown", async ({ page }) => {
  await openReady(page, `${TINY}&steps=${STEPS}&seed=7`);
  await openPanel(page, "presets");
  await expect(card(page, "lesson")).toContainText("about 90 times that of the usual settings");
  await expect(card(page, "least_squares")).toContainText("as with the usual settings");
  const preset = card(page, "hinge_spectral");
  await preset.locator(".preset-use").click();
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText(String(STEPS));
  await expect(preset.locator(".preset-use")).toHaveAttribute("aria-current", "true");
  await expect(page.locator('[aria-current="true"]')).toHaveCount(1);
  await openPanel(page, "settings");
  const values = await shown(page);
  const { config } = /** @type {any} */ (
    (await presets(page)).find(({ name }) => name === "hinge_spectral")
  );
  for (const [name, value] of Object.entries(config)) {
    expect([value, String(Number(value))], name).toContain(values[name]);
  }
  expect(values.seed).not.toBe("7"); // the rest is as usual
  // Also where the settings are folded away.
  await expect(page.locator('.further[data-group="game"] summary')).toContainText("Loss: Hinge");
  await expect(page.getByText("Changed: a new run is needed.")).toHaveCount(0);
  await openPanel(page, "presets");
  await page.setViewportSize({ width: 390, height: 844 }); // beside the sheet there is nothing to lead to
  await openPanel(page, "presets");
  await page.locator("#look").click();
  await expect(page.locator("#train")).toBeFocused();
  await expect(page.locator("#digits")).toBeInViewport();
});

test("a preset's link opens the same settings", async ({ page, context }) => {
  await openReady(page, `${TINY}&steps=${STEPS}`);
  await openPanel(page, "presets");
  const preset = card(page, "least_squares");
  const href = (await preset.getByRole("link").getAttribute("href")) ?? "";
  await preset.locator(".preset-use").click();
  await reaches(page, "paused");
  // The address bar and the link are one and the same.
  await expect.poll(() => new URL(page.url()).hash).toBe(href);
  await openPanel(page, "settings");
  const clicked = await shown(page);
  const other = await context.newPage();
  await open(other, href.slice(1));
  await reaches(other, "paused"); // trained at once, as by the click
  await expect(other.locator("#step")).toHaveText(String(STEPS));
  expect(await shown(other)).toEqual(clicked);
  await openPanel(other, "presets");
  await expect(card(other, "least_squares").locator(".preset-use")).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test("a failure stands apart, beside its cure", async ({ page }) => {
  await openReady(page, `${TINY}&steps=${STEPS}`);
  await openPanel(page, "presets");
  const all = await presets(page);
  const failures = all.filter(({ kind }) => kind === "failure");
  expect(failures.length).toBeGreaterThanOrEqual(4);
  await expect(page.locator(".preset-failure .preset")).toHaveCount(failures.length);
  await expect(page.locator(".preset-recipe .preset")).toHaveCount(all.length - failures.length);
  const [failure] = failures.filter(({ cure }) => cure);
  await card(page, failure.name).locator(".preset-cure").click();
  await reaches(page, "paused");
  const cure = card(page, String(failure.cure)).locator(".preset-use");
  await expect(cure).toHaveAttribute("aria-current", "true");
});

test("a preset drops what was changed in the set-up but not begun", async ({ page }) => {
  await openReady(page, `${TINY}&steps=${STEPS}`);
  const field = page.getByLabel("Latent size");
  await field.fill("9999");
  await field.blur();
  await expect(page.getByRole("alert").filter({ hasText: "1 to 512" })).toBeVisible();
  await openPanel(page, "presets");
  await card(page, "least_squares").locator(".preset-use").click();
  await reaches(page, "paused");
  await openPanel(page, "settings");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(field).not.toHaveValue("9999");
});

test("a choice made by hand gives way to a preset, and comes back with one", async ({ page }) => {
  await openReady(page, `${TINY}&steps=${STEPS}`);
  await page.locator('.further[data-group="game"] summary').click();
  const loss = page.locator("#setting-loss");
  await loss.selectOption("hinge");
  await openPanel(page, "presets");
  await card(page, "least_squares").locator(".preset-use").click();
  await openPanel(page, "settings");
  await expect(loss).toHaveValue("least_squares");
  await reaches(page, "paused");
  await openPanel(page, "presets");
  await card(page, "hinge_spectral").locator(".preset-use").click();
  await openPanel(page, "settings");
  await expect(loss).toHaveValue("hinge");
});

test("Back undoes a preset: the run before is there again", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=40`);
  await reaches(page, "paused");
  const before = await sheetAt(page, 40);
  await openPanel(page, "presets");
  await card(page, "least_squares").locator(".preset-use").click();
  await expect(page).toHaveURL(/autoplay=1&.*loss=least_squares/);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.goBack();
  await reaches(page, "paused");
  await expect(page.locator("#step")).toHaveText("40");
  await expect.poll(async () => (await look(page, "#digits")).print).toBe(before.print);
  await expect(page.locator("#setting-loss")).toHaveValue("bce");
  await expect(page).not.toHaveURL(/least_squares/);
});

test("presets by keyboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openReady(page, `${TINY}&steps=${STEPS}`);
  await openPanel(page, "presets");
  const preset = card(page, "hinge_spectral");
  const use = preset.locator(".preset-use");
  await use.focus();
  await page.keyboard.press("Enter");
  await reaches(page, "paused");
  await expect(use).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(preset.getByRole("link")).toBeFocused();
  const other = card(page, "least_squares");
  await other.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(other).toContainText("Link copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    await other.getByRole("link").evaluate((/** @type {HTMLAnchorElement} */ link) => link.href),
  );
  await expect(use, "the run stays").toHaveAttribute("aria-current", "true");
  await openPanel(page, "settings");
  const summary = page.locator('.further[data-group="game"] summary');
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#setting-loss")).toBeVisible();
});

test("what is changed in a folded group is named on it", async ({ page }) => {
  await open(page, `${TINY}&d_steps=2&loss=least_squares`);
  await reaches(page, "ready");
  const summary = (/** @type {string} */ group) =>
    page.locator(`.further[data-group="${group}"] summary`);
  await expect(summary("training")).toContainText("Appraiser’s updates: 2");
  await expect(summary("game")).toContainText("Loss: Least squares");
  await expect(summary("network")).not.toContainText("Changed");
});
