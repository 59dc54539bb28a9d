import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { NEW, areSame, isDrawn, openMap, openTrainedMap, pointAt, print } from "./explore.js";
import { asked, listen, numberIn, open, openReady, openRoom, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

/** What each command of the map is asked for by. */
const LOOKS = ["draw_latents", "principal_directions", "latent"];
/** The three points for map, sums and points together; the time machine follows them and 16 of the sheet. */
const LATENTS = 3 + 19;

/** @param {Page} page */
async function stepOfMap(page) {
  return Number(await page.locator("#map").getAttribute("data-step"));
}

test("the map follows training at most once a second, and asks nothing while it is hidden", async ({
  page,
}) => {
  await listen(page);
  await open(page, `${NEW}&lang=en&autoplay=1&steps=100000`);
  await reaches(page, "training");
  await page.waitForTimeout(1500);
  for (const type of LOOKS) expect(await asked(page, type)).toBe(0);
  await openRoom(page, "explore");
  await isDrawn(page);
  await expect.poll(() => asked(page, "latent")).toBe(LATENTS);
  await expect.poll(() => stepOfMap(page)).toBeGreaterThan(0);
  const [step, before, since] = [
    await stepOfMap(page),
    await asked(page, "draw_latents"),
    Date.now(),
  ];
  await expect.poll(() => stepOfMap(page)).toBeGreaterThan(step);
  await page.waitForTimeout(3000);
  // The points, the map with its picture, and the sum.
  const most = 4 * ((Date.now() - since) / 1000 + 1);
  expect((await asked(page, "draw_latents")) - before).toBeLessThanOrEqual(most);

  await openRoom(page, "train");
  await page.waitForTimeout(1000); // what was under way
  const hidden = await Promise.all(LOOKS.map((type) => asked(page, type)));
  await page.waitForTimeout(3000);
  expect(await Promise.all(LOOKS.map((type) => asked(page, type)))).toEqual(hidden);
  await page.locator("#train").click();
  await reaches(page, "paused");
  await openRoom(page, "explore");
  const last = await numberIn(page, "step");
  await expect(page.locator("#map")).toHaveAttribute("data-step", String(last));
  await expect(page.locator("#arithmetic")).toHaveAttribute("data-step", String(last));
  expect(await asked(page, "latent")).toBe(LATENTS);
});

test("a new run draws the same points by its own networks", async ({ page }) => {
  await openTrainedMap(page);
  await page.locator("#map-set-b").click();
  await expect(page.locator("#point-b .origin")).toHaveText("Set by hand");
  await areSame(page, "#point-b-picture", "#point-a-picture");
  const trained = await print(page, "#latent-map-pictures");
  await page.locator("#reset").click();
  await reaches(page, "ready");
  await expect(page.locator("#map")).toHaveAttribute("data-step", "0");
  await expect.poll(() => print(page, "#latent-map-pictures")).not.toBe(trained);
  await areSame(page, "#point-b-picture", "#point-a-picture");
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test("a forger that is told the digit draws the map as that of A, unless one is chosen", async ({
  page,
}) => {
  await openTrainedMap(page, "&conditional=on&z_dim=16");
  await expect(page.locator("#point-a .origin")).toHaveText(/^Seed 7, digit \d$/);
  const [map, result] = [
    await print(page, "#latent-map-pictures"),
    await print(page, "#arithmetic-result"),
  ];
  await page.locator("#point-c-seed").fill("23"); // B and C are one
  await page.locator("#point-c-seed").press("Enter");
  await areSame(page, "#arithmetic-result", "#arithmetic-a");
  const own = Number((await page.locator("#point-a .origin").innerText()).slice(-1));
  const other = String((own + 1) % 10);
  await page.locator("#arithmetic-class").selectOption(other);
  await expect.poll(() => print(page, "#arithmetic-result")).not.toBe(result);
  await expect
    .poll(
      async () =>
        (await print(page, "#arithmetic-result")) !== (await print(page, "#point-a-picture")),
    )
    .toBe(true);

  await areSame(page, "#map-picture", "#point-a-picture");
  await page.locator("#map-class").selectOption(other);
  await expect.poll(() => print(page, "#latent-map-pictures")).not.toBe(map);
  await areSame(page, "#map-picture", "#arithmetic-result"); // A as the other digit
  await page.locator("#map-set-b").click();
  await expect(page.locator("#point-b .origin")).toHaveText(`Set by hand, digit ${other}`);
  await areSame(page, "#point-b-picture", "#map-picture");
});

test("a latent of one number has a map, too", async ({ page }) => {
  await openMap(page, "&z_dim=1");
  await expect(page.locator(".map-directions input")).toHaveCount(1);
  await page.locator("#map-kind").selectOption("a");
  await page.locator("#direction-1").fill("3");
  await areSame(page, "#point-a-picture", "#arithmetic-a");
  await expect(page.locator(".notice-error")).toHaveCount(0);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a finger walks over the map, and the picture stays in view", async ({ page }) => {
    await openMap(page);
    const { x, y } = await pointAt(page, [0.5, 0.5]);
    const top = await page.evaluate(() => scrollY);
    const session = await page.context().newCDPSession(page);
    const touch = (/** @type {string} */ type, /** @type {object[]} */ touchPoints) =>
      session.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
    await touch("touchStart", [{ x, y }]);
    for (let i = 1; i <= 10; i++) await touch("touchMove", [{ x: x + 2 * i, y: y - 5 * i }]);
    await touch("touchEnd", []);
    const map = page.locator("#latent-map");
    await expect(map).toHaveAttribute("data-top", /^0\.3[56]/);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await page.locator("#direction-8").scrollIntoViewIfNeeded();
    await expect(page.locator("#map-picture")).toBeInViewport();
  });
});

for (const [lang, colorScheme, width, value] of /** @type {const} */ ([
  ["en", "light", 1366, "100% A, 0% B, 0% C"],
  ["zh", "dark", 390, "A 100%，B 0%，C 0%"],
])) {
  test(`axe finds nothing serious, and nothing overflows: ${lang}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await openReady(page, `${NEW}&conditional=on&lang=${lang}`);
    await openRoom(page, "explore");
    await isDrawn(page);
    await expect(page.locator("#map-value")).toHaveText(value);
    await page.locator("#map-kind").selectOption("a");
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
