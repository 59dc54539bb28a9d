import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { TINY, linked, numberIn, open, openReady, openRoom, reaches } from "./helpers.js";

const QUESTION = "Which digit can you read first, and at which step?";
const ASKED = `${TINY}&lang=en&question=${encodeURIComponent(QUESTION)}`;

/** @param {import("@playwright/test").Page} page */
const answerField = (page) => page.locator("#answer-train");

test("a link's question stands beside the run; the answer is kept, and downloaded with its step", async ({
  page,
}) => {
  await open(page, `${ASKED}&autoplay=1&steps=30`);
  await reaches(page, "paused");
  await expect(page.locator(".task-words p").first()).toHaveText(QUESTION);
  await answerField(page).fill("The one.\nAt step 30.");
  await page.reload();
  await reaches(page, "paused");
  await expect(answerField(page)).toHaveValue("The one.\nAt step 30.");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my answers" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("gan-answers.txt");
  const text = await readFile(String(await file.path()), "utf8");
  for (const part of [QUESTION, "The one.\nAt step 30.", "step 30", "features_g=2"]) {
    expect(text).toContain(part);
  }
});

test("it stays in the link while settings and rooms change, until it is put away", async ({
  page,
}) => {
  await openReady(page, ASKED);
  await page.locator("#setting-seed").fill("9");
  await page.getByRole("button", { name: "Start a new run" }).click();
  await expect.poll(() => numberIn(page, "step")).toBeGreaterThan(0);
  expect(linked(page)).toMatchObject({ question: QUESTION, seed: "9" });
  await openRoom(page, "explore");
  await expect(page.locator("#task-explore ~ p")).toHaveText(QUESTION);
  await page.locator('[data-room="explore"]').getByLabel("Your answer").fill("None yet");
  await openRoom(page, "train");
  await expect(answerField(page)).toHaveValue("None yet");
  await page.getByRole("button", { name: "Put the question away" }).click();
  await expect(answerField(page)).toHaveCount(0);
  expect(linked(page).question).toBeUndefined();
});

test("what is worth trying brings its question along, and shows the answer", async ({ page }) => {
  await open(page, "view=learn&lang=en");
  await page.locator('[data-chapter="players"] button').click();
  await reaches(page, "training");
  await expect(page.locator(".task-words p").first()).toContainText("read the first digit");
  expect(linked(page).question).toBe("players");
  await answerField(page).fill("At step 200");
  await openRoom(page, "learn");
  await expect(page.locator('[data-chapter="players"] .answer')).toHaveText(
    "Your answer: At step 200",
  );
  await expect(page.getByRole("button", { name: "Download my answers" })).toBeVisible();
});

test("one that is too long is told of, and the rest of the link holds", async ({ page }) => {
  await openReady(page, `${TINY}&lang=en&question=${"x".repeat(501)}`);
  await expect(page.locator(".notice")).toContainText("has 501 characters. It can have 1 to 500");
  await expect(page.locator("#setting-features_g")).toHaveValue("2");
});

for (const [width, height] of [
  [1366, 768],
  [390, 844],
]) {
  for (const lang of ["en", "zh"]) {
    test(`axe finds nothing, and the sheet stays in view: ${width} px, ${lang}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await open(page, `${TINY}&lang=${lang}&question=collapse&autoplay=1&steps=20`);
      await reaches(page, "paused");
      await expect(answerField(page)).toBeVisible();
      await expect(page.locator("#digits")).toBeInViewport({ ratio: 1 });
      await expect(answerField(page)).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}

test("a projector shows the question alone", async ({ page }) => {
  await openReady(page, `${ASKED}&present=1`);
  await expect(page.locator(".task-words p").first()).toHaveText(QUESTION);
  await expect(answerField(page)).toHaveCount(0);
});
