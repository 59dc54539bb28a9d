import { expect, test } from "@playwright/test";
import { areSame, openMap, openTrainedMap, pointAt, print } from "./explore.js";

/** @typedef {import("@playwright/test").Page} Page */

/** The picture in the middle of the map, as a fingerprint that `look` would give of it. @param {Page} page */
function middleOfMap(page) {
  return page
    .locator("#latent-map-pictures")
    .evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const side = canvas.width / 9;
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(4 * side, 4 * side, side, side);
      const grey = data.filter((_, i) => i % 4 === 0);
      return grey.reduce((hash, value) => (hash * 31 + value) | 0, 7);
    });
}

test("dragging walks over the map, and the picture at the marker is drawn large", async ({
  page,
}) => {
  await openMap(page);
  await expect(page.locator("#map-value")).toHaveText("100% A, 0% B, 0% C");
  await areSame(page, "#map-picture", "#point-a-picture");
  const map = await print(page, "#latent-map-pictures");
  const [from, to] = [await pointAt(page, [0.3, 0.3]), await pointAt(page, [0.5, 0.5])];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(from.x, from.y); // no longer dragged
  const marker = page.locator("#latent-map");
  await expect(marker).toHaveAttribute("data-left", /^0\.(49|50)/);
  await expect(marker).toHaveAttribute("data-top", /^0\.(49|50)/);
  await expect(marker).toBeFocused();
  await expect
    .poll(
      async () => (await print(page, "#map-picture")) !== (await print(page, "#point-a-picture")),
    )
    .toBe(true);
  expect(await print(page, "#latent-map-pictures")).toBe(map);
  // A pointer close to a letter means the point itself.
  const b = await page.locator("#latent-map [data-point=b]").boundingBox();
  await page.mouse.click((b?.x ?? 0) + 8, (b?.y ?? 0) + 12);
  await expect(page.locator("#map-value")).toHaveText("0% A, 100% B, 0% C");
  await areSame(page, "#map-picture", "#point-b-picture");
});

test("the arrow keys move the marker, and its place is spoken", async ({ page }) => {
  await openMap(page);
  const map = page.getByRole("slider", { name: "Map of latent space" });
  await page.locator("#map-kind").selectOption("b");
  await expect(page.locator("#map-value")).toHaveText(
    "0.0 along direction 1, 0.0 along direction 2",
  );
  await expect(map).toHaveAttribute("data-left", "0.500");
  await expect.poll(() => middleOfMap(page)).toBe(await print(page, "#point-b-picture"));
  await map.focus();
  await map.press("ArrowRight");
  await map.press("Shift+ArrowUp");
  await expect(map).toHaveAttribute("data-left", "0.520");
  await expect(map).toHaveAttribute("data-top", "0.400");
  const spoken = "0.1 along direction 1, 0.6 along direction 2";
  await expect(map).toHaveAttribute("aria-valuetext", spoken);
  await expect(map).toHaveAttribute("aria-valuenow", "52");
  await expect(page.locator("#map-value")).toHaveText(spoken);
  await expect
    .poll(
      async () => (await print(page, "#map-picture")) !== (await print(page, "#point-b-picture")),
    )
    .toBe(true);
  for (let i = 0; i < 7; i++) await map.press("Shift+ArrowLeft");
  await expect(map).toHaveAttribute("data-left", "0.000");
  await expect(page.locator("#latent-map-help")).toContainText("A dashed letter");
});

test("the picture at the marker becomes a point, sliders, truncation and all", async ({ page }) => {
  await openMap(page);
  const first = await print(page, "#map-picture");
  await expect(page.locator("label[for=direction-1]")).toHaveText(/^Direction 1 \(\d+\.\d%\)$/);
  await expect(page.locator(".map-directions input")).toHaveCount(8);
  await page.locator("#direction-1").fill("2.5");
  await page.locator("#map-truncation").fill("0.5");
  await expect.poll(async () => (await print(page, "#map-picture")) !== first).toBe(true);
  await expect(page.locator("#map-zero")).toBeEnabled();
  await page.locator("#map-set-c").click();
  await expect(page.locator("#map-said")).toHaveText("C is here now.");
  await expect(page.locator("#point-c")).toHaveAttribute("data-from", "given");
  await expect(page.locator("#point-c .origin")).toHaveText("Set by hand");
  await expect(page.locator("#map-value")).toHaveText("0% A, 0% B, 100% C");
  await expect(page.locator("#direction-1")).toHaveValue("0");
  await expect(page.locator("#map-truncation")).toHaveValue("1");
  await areSame(page, "#map-picture", "#point-c-picture");
  await areSame(page, "#arithmetic-c", "#point-c-picture");

  await page.locator("#direction-2").fill("-3");
  await page.locator("#map-zero").click();
  await expect(page.locator("#direction-2")).toHaveValue("0");
  await areSame(page, "#map-picture", "#point-c-picture");
});

test("a point far out of the usual length is told to be", async ({ page }) => {
  await openMap(page, "&z_dim=64");
  const note = page.locator("#map-length");
  await expect(note).toHaveAttribute("data-length", "usual");
  await expect(note).toContainText("which is about 8.0");
  await page.locator("#map-truncation").fill("0");
  await expect(note).toHaveAttribute("data-length", "short");
  await expect(note).toContainText("Length 0.0, where 8.0 is usual");
  // All is the middle of the space then, and one picture.
  const isOne = async () => (await middleOfMap(page)) === (await print(page, "#map-picture"));
  await expect.poll(isOne).toBe(true);
});

test("a point is a seed, typed or rolled, or a picture of the sheet", async ({ page }) => {
  await openMap(page);
  const a = page.locator("#point-a");
  await expect(a.locator(".origin")).toHaveText("Seed 7");
  const seven = await print(page, "#point-a-picture");
  await page.locator("#point-a-seed").fill("2,000");
  await page.locator("#point-a-seed").press("Enter");
  await expect(a.locator(".origin")).toHaveText("Seed 2000");
  await expect.poll(() => print(page, "#point-a-picture")).not.toBe(seven);
  await page.locator("#point-a-seed").fill("many");
  await page.locator("#point-a-seed").press("Enter");
  await expect(page.locator("#point-a-seed")).toHaveValue("2000");

  await page.locator("#point-a-row").selectOption("3");
  await expect(a.locator(".origin")).toHaveText("Sheet, row 3, column 1");
  await page.locator("#point-a-column").selectOption("2");
  await expect(a.locator(".origin")).toHaveText("Sheet, row 3, column 2");
  await expect(page.locator("#point-a-seed")).toHaveValue("");
  const onSheet = await page.locator("#digits").evaluate((canvas) => {
    const context = /** @type {HTMLCanvasElement} */ (canvas).getContext("2d");
    const data = context?.getImageData(32, 64, 32, 32).data ?? [];
    const grey = [...data].filter((_, i) => i % 4 === 0);
    return grey.reduce((hash, value) => (hash * 31 + value) | 0, 7);
  });
  await expect.poll(() => print(page, "#point-a-picture")).toBe(onSheet);
  await areSame(page, "#map-picture", "#point-a-picture");
  await areSame(page, "#arithmetic-a", "#point-a-picture");

  await page.locator("#point-a-roll").click();
  await expect(a.locator(".origin")).toHaveText(/^Seed \d+$/);
  await expect(page.locator("#point-a-row")).toHaveValue("");
  await expect(page.locator("#point-a-column")).toHaveValue("");
});

test("A - B + C is A where B and C are one, and long otherwise", async ({ page }) => {
  await openTrainedMap(page, "&z_dim=64");
  await expect(page.locator("#arithmetic-length")).toHaveAttribute("data-length", "long");
  const long = await print(page, "#arithmetic-result");
  await page.locator("#arithmetic-usual").check();
  await expect(page.locator("#arithmetic-length")).toHaveAttribute("data-length", "usual");
  await expect.poll(() => print(page, "#arithmetic-result")).not.toBe(long);
  await page.locator("#arithmetic-usual").uncheck();
  await expect.poll(() => print(page, "#arithmetic-result")).toBe(long);
  await page.locator("#point-c-seed").fill("23"); // that of B
  await page.locator("#point-c-seed").press("Enter");
  await areSame(page, "#arithmetic-c", "#arithmetic-b");
  await areSame(page, "#arithmetic-result", "#arithmetic-a");
});
