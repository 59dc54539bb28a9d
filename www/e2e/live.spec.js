import { expect, test } from "@playwright/test";
import { numberIn, open, openReady, openRoom, reaches, TINY } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
function form(page) {
  return page.locator("#settings");
}

/** What the last change led to. @param {Page} page */
function news(page) {
  return page.locator(".settings-actions").getByRole("status");
}

/** A run in training. @param {Page} page */
async function training(page) {
  await open(page, `${TINY}&autoplay=1`);
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(20);
}

/** @param {Page} page */
async function trainsOn(page) {
  const step = await numberIn(page, "step");
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(step + 20);
}

/**
 * @param {Page} page
 * @param {string} label
 * @param {string} value
 */
async function change(page, label, value) {
  const field = page.getByLabel(label);
  await field.fill(value);
  await field.blur();
}

test("a live setting changes the run under way, at once", async ({ page }) => {
  await training(page);
  const field = page.getByLabel("Appraiser’s learning rate");
  await field.fill("0.0001");
  await field.press("Enter"); // not a new run
  const line = /^1 · step (\d+): Appraiser’s learning rate 0\.001 → 0\.0001$/;
  await expect(page.locator("#marks li")).toHaveText(line);
  const [, step] = (await page.locator("#marks li").innerText()).match(line) ?? [];
  expect(Number(step)).toBeGreaterThan(20);
  await expect(page).toHaveURL(/lr_d=0\.0001/);
  await openRoom(page, "mine");
  await expect(page.locator("#log")).toContainText(
    `Step ${step}: Appraiser’s learning rate 0.001 → 0.0001`,
  );
  await openRoom(page, "train");
  await expect(news(page)).toContainText(`Applied at step ${step}`);
  await expect(page.locator("#losses gan-chart:not(:has(canvas))")).toHaveCount(0);
  await trainsOn(page);
  await expect(page.getByText("Changed: a new run is needed.")).toHaveCount(0);
  await change(page, "Forger’s learning rate", "0.5");
  await expect(page.getByRole("alert").filter({ hasText: "Forger’s learning rate" })).toBeVisible();
  await expect(page.locator("#marks li")).toHaveCount(1); // what is wrong is not applied
});

test("which settings are live is said while there is a run, and what needs a new one", async ({
  page,
}) => {
  await openReady(page, TINY);
  await expect(form(page).getByText("live", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect(form(page).getByText("live", { exact: true }).first()).toBeVisible();
  await expect(page.getByLabel("Appraiser’s learning rate")).toHaveAccessibleDescription(/^Live: /);
  await expect(page.getByLabel("Latent size")).not.toHaveAccessibleDescription(/Live/);

  await change(page, "Latent size", "12");
  await expect(page.getByText("Changed: a new run is needed.")).toBeVisible();
  await expect(form(page).getByText("needs a new run")).toBeVisible();
  await trainsOn(page);
  // A live one goes its own way meanwhile.
  await change(page, "Appraiser’s learning rate", "0.0001");
  await expect(page.locator("#marks li")).toHaveCount(1);
  await expect(page.getByText("Changed: a new run is needed.")).toBeVisible();
  await expect(page).toHaveURL(/z_dim=12/);
  await expect(page).toHaveURL(/lr_d=0\.0001/);

  await page.getByRole("button", { name: "Start a new run with these" }).click();
  await expect(page.locator("#marks")).toHaveCount(0);
  await reaches(page, "training"); // at once, with the sheet in sight
  await expect(page.locator("#digits")).toBeInViewport();
  await trainsOn(page);
  await expect(page).toHaveURL(/autoplay=1.*z_dim=12/);
  await expect(page.getByLabel("Latent size")).toHaveValue("12");
  await expect(page.getByLabel("Appraiser’s learning rate")).toHaveValue("0.0001");
  await expect(page.getByText("Changed: a new run is needed.")).toHaveCount(0);
});

test("a run that was changed is saved with its new settings", async ({ page }) => {
  await open(page, `${TINY}&autoplay=1&steps=30`);
  await reaches(page, "paused");
  await change(page, "Appraiser’s learning rate", "0.0001");
  await expect(news(page)).toContainText("Applied at step 30");
  await page.waitForTimeout(500); // the browser has stored it
  await page.goto("about:blank");
  await openReady(page, TINY);
  await page.locator("#resume").click();
  await reaches(page, "training");
  await expect(page.getByLabel("Appraiser’s learning rate")).toHaveValue("0.0001");
  await expect(page.locator("#marks li")).toHaveCount(1); // its history comes along
});

test("what the numbers mean depends on the loss", async ({ page }) => {
  await open(page, `${TINY}&loss=hinge&autoplay=1&steps=5`);
  await reaches(page, "paused");
  await expect(page.locator(".players")).toContainText("At 2 it only guesses");
  await expect(page.locator("#losses")).toContainText("With the hinge");
  await page.goto("about:blank");
  await open(page, `${TINY}&autoplay=1&steps=5`);
  await reaches(page, "paused");
  await expect(page.locator(".players")).toContainText("At 0.69 it only guesses");
  await expect(page.locator("#losses")).not.toContainText("D(x) is the sigmoid");
});
