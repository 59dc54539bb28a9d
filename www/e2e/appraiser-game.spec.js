import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { TINY, numberIn, open, openReady, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const NEW = `${TINY}&weights=none&view=explore`;
const EN = `${NEW}&lang=en`;
const ROUNDS = 10;

/**
 * Begins a game with a draw that is known.
 * @param {Page} page
 */
async function begin(page, seed = 5) {
  await page.locator("gan-appraiser-game").evaluate((game, number) => {
    /** @type {any} */ (game).seed = number;
  }, seed);
  await page.locator("#game-start").click();
  await expect(page.locator("#game-real")).toBeVisible();
}

/** @typedef {{ truth: "real" | "forged", appraiser: "real" | "forged", step: number, print: string }} Round */

/** The rounds as the page knows them. @param {Page} page @returns {Promise<Round[]>} */
function rounds(page) {
  return page.locator("gan-appraiser-game").evaluate((game) => {
    const all = /** @type {any} */ (game).game.rounds;
    return all.map((/** @type {any} */ { truth, appraiser, step, picture }) => {
      return { truth, appraiser, step, print: String(picture.pixels) };
    });
  });
}

/** @param {Page} page @param {string} player */
function score(page, player) {
  return page.locator(`.game-scores [data-player="${player}"]`);
}

/** Whether the large picture is this one. @param {Page} page @param {string} print */
function isShown(page, print) {
  return page.locator("#game-picture").evaluate((canvas, pixels) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
    const context = /** @type {HTMLCanvasElement} */ (canvas).getContext("2d");
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    return String(Array.from(data).filter((_, i) => i % 4 === 0)) === pixels;
  }, print);
}

test("ten pictures, half of each, against the run's own appraiser", async ({ page }) => {
  await openReady(page, EN);
  await begin(page);
  await expect(page.locator(".game-round")).toHaveText("Picture 1 of 10");
  const all = await rounds(page);
  expect(all.filter(({ truth }) => truth === "real").length).toBe(5);
  let [you, appraiser] = [0, 0];
  for (const [i, round] of all.entries()) {
    await expect(page.locator(".game-round")).toHaveText(`Picture ${i + 1} of 10`);
    expect(await isShown(page, round.print)).toBe(true);
    // The learner is right about all but the last two.
    const isRight = i < ROUNDS - 2;
    await page
      .locator(isRight === (round.truth === "real") ? "#game-real" : "#game-forged")
      .click();
    you += Number(isRight);
    appraiser += Number(round.appraiser === round.truth);
    await expect(score(page, "you")).toHaveAttribute("data-score", String(you));
    await expect(score(page, "appraiser")).toHaveAttribute("data-score", String(appraiser));
  }
  await expect(page.locator("#game-result")).toBeFocused();
  await expect(page.locator("#game-result")).toHaveText(`You win, 8 to ${appraiser}.`);
  await expect(page.locator(".game-strip button")).toHaveCount(ROUNDS);
  const word = { real: "Real", forged: "Forged" };
  const [first, last] = [all[0], all[ROUNDS - 1]];
  await expect(page.locator(".game-strip button").first()).toHaveAccessibleName(
    `Picture 1: ${word[first.truth]}. You said: ${word[first.truth]}. The appraiser said: ${word[first.appraiser]}.`,
  );
  await expect(page.locator(".game-strip .truth").last()).toHaveText(word[last.truth]);
});

test("choosing a picture afterwards shows what the appraiser looked at", async ({ page }) => {
  await openReady(page, EN);
  await begin(page);
  for (let i = 0; i < ROUNDS; i++) await page.locator("#game-real").click();
  await expect(page.locator("#game-result")).toBeVisible();
  await expect(page.locator("#game-map")).toHaveCount(0);
  const map = async () =>
    page.locator("#game-map").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const { width, height } = canvas;
      const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data;
      return { width, data: String(data) };
    });
  await page.locator(".game-strip button").nth(3).click();
  await expect(page.locator("#game-detail")).toHaveAttribute("data-round", "4");
  await expect(page.locator("#game-detail .verdict-of-one")).toHaveText(/found it [\d.]+% real\./);
  const fourth = await map();
  expect(fourth.width).toBe(32);
  expect(new Set(fourth.data.split(",")).size).toBeGreaterThan(20);
  await page.locator(".game-strip button").nth(6).click();
  await expect(page.locator("#game-detail")).toHaveAttribute("data-round", "7");
  await expect(page.locator(".game-strip [aria-pressed='true']")).toHaveCount(1);
  expect((await map()).data).not.toBe(fourth.data);

  const before = await rounds(page);
  await begin(page, 6);
  await expect(page.locator(".game-round")).toHaveText("Picture 1 of 10");
  await expect(score(page, "you")).toHaveAttribute("data-score", "0");
  expect(await rounds(page)).not.toEqual(before);
});

test("R and F answer while the game has the focus, and nowhere else", async ({ page }) => {
  await openReady(page, EN);
  await page.keyboard.press("r");
  await begin(page);
  await expect(page.locator(".game-table")).toBeFocused();
  await page.keyboard.press("r");
  await expect(page.locator(".game-round")).toHaveText("Picture 2 of 10");
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Escape");
  await expect(page.locator(".game-table")).toBeFocused();
  await page.keyboard.press("F");
  await expect(page.locator(".game-round")).toHaveText("Picture 3 of 10");
  // The button takes Enter, and the keys still go to the game.
  await page.locator("#game-forged").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("r");
  await expect(page.locator(".game-round")).toHaveText("Picture 5 of 10");
  expect(
    await page.locator("gan-appraiser-game").evaluate((game) => /** @type {any} */ (game).answers),
  ).toEqual(["real", "forged", "forged", "real"]);
  await page.locator("#seed-from").focus();
  await page.keyboard.press("f");
  await page.locator("#seed-from").blur();
  await page.keyboard.press("r");
  await expect(page.locator(".game-round")).toHaveText("Picture 5 of 10");
  await reaches(page, "ready");
});

test("the pictures and the verdicts stay as they were while training goes on, and when another run begins", async ({
  page,
}) => {
  await open(page, `${EN}&autoplay=1&steps=100000`);
  await expect.poll(() => numberIn(page, "step"), { timeout: 60_000 }).toBeGreaterThan(5);
  await begin(page);
  const all = await rounds(page);
  await page.locator("#game-real").click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(all[0].step + 30);
  expect(await rounds(page)).toEqual(all);
  await page.locator("#reset").click();
  await expect(page.locator("#step")).toHaveText("0");
  await expect(page.locator(".game-round")).toHaveText("Picture 2 of 10");
  expect(await rounds(page)).toEqual(all);
  for (let i = 1; i < ROUNDS; i++) await page.locator("#game-real").click();
  await expect(page.locator(".game-over")).toContainText("Another run has begun since.");
  await page.locator(".game-strip button").first().click();
  await expect(page.locator("#game-map")).toBeVisible();
  await begin(page);
  expect((await rounds(page)).map(({ step }) => step)).toEqual(Array(ROUNDS).fill(0));
});

test("a critic's answers are by the middle of its scores", async ({ page }) => {
  await openReady(page, `${EN}&loss=wasserstein`);
  await begin(page);
  for (let i = 0; i < ROUNDS; i++) await page.locator("#game-forged").click();
  await expect(page.locator(".game-over")).toContainText(
    /A score above −?[\d.]+ counted as “real”/,
  );
  await page.locator(".game-strip button").first().click();
  await expect(page.locator("#game-detail .verdict-of-one")).toContainText("score:");
});

test("a conditional run is played, too, and so is one with larger pictures", async ({ page }) => {
  await openReady(page, `${EN}&conditional=on`);
  await expect(page.locator("#appraiser-game")).toContainText("It is also told which class");
  await begin(page);
  expect((await rounds(page)).length).toBe(ROUNDS);
  await expect(page.locator(".notice-error")).toHaveCount(0);

  await openReady(page, `${EN}&image_size=64`);
  await expect(page.locator("#game-start")).toHaveText("Play ten rounds");
  await begin(page);
  const [{ print }] = await rounds(page);
  expect(print.split(",").length).toBe(64 * 64);
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test("without training images it says what to do", async ({ page }) => {
  await page.route("**/data/**", (route) => route.fulfill({ status: 404 }));
  await open(page, EN);
  await expect(page.locator("#game-lacks")).toContainText("open your own images in Mine");
  await expect(page.locator("#game-start")).toHaveCount(0);
});

for (const [lang, colorScheme, width] of /** @type {const} */ ([
  ["en", "light", 1366],
  ["zh", "dark", 390],
])) {
  test(`axe finds nothing serious, and nothing overflows: ${lang}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await openReady(page, `${NEW}&lang=${lang}`);
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).include("#appraiser-game").analyze();
      const serious = violations.filter(
        ({ impact }) => impact === "serious" || impact === "critical",
      );
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      const scroll = () => document.documentElement.scrollWidth;
      expect(await page.evaluate(scroll)).toBe(width);
    };
    await begin(page);
    await page.locator("#game-real").click();
    await check();
    for (let i = 1; i < ROUNDS; i++) await page.locator("#game-real").click();
    await page.locator(".game-strip button").first().click();
    await expect(page.locator("#game-map")).toBeVisible();
    await check();
  });
}
