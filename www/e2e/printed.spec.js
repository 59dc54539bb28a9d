import { expect, test } from "@playwright/test";
import { keep, sheetSize, trained } from "./exporting.js";

/** @typedef {import("@playwright/test").Page} Page */

/** Pixels of the sheet: corners, and some with strokes. */
const PIXELS = [
  [0, 0],
  [17, 40],
  [130, 99],
  [46, 46],
  [112, 80],
  [127, 127],
];

/**
 * The colours in the middle of some pixels of the sheet, in a picture that it is in.
 * @param {Page} page
 * @param {Buffer} png
 * @param {{ left: number, top: number, scale: number }} sheet where it is in the picture, in the picture's pixels
 */
function coloursIn(page, png, sheet) {
  const places = PIXELS.map(([x, y]) => [
    Math.floor(sheet.left + (x + 0.5) * sheet.scale),
    Math.floor(sheet.top + (y + 0.5) * sheet.scale),
  ]);
  return page.evaluate(
    async ({ base64, places }) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.drawImage(bitmap, 0, 0);
      return places.map(([x, y]) =>
        Array.from(context.getImageData(x, y, 1, 1).data.subarray(0, 3)),
      );
    },
    { base64: png.toString("base64"), places },
  );
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`the sheet as PNG looks as on the page: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await trained(page);
    await page.setViewportSize({ width: 1366, height: 768 }); // each pixel of the sheet is 2 × 2 of the screen
    const { x, y, width } = /** @type {{ x: number, y: number, width: number }} */ (
      await page.locator("#digits").boundingBox()
    );
    const scale = width / (await sheetSize(page)).width;
    const seen = await coloursIn(page, await page.screenshot(), { left: x, top: y, scale });
    const { bytes } = await keep(page, ".plate", "sheet");
    const got = await coloursIn(page, bytes, { left: 0, top: 0, scale: 4 });
    const off = seen.flatMap((rgb, i) => rgb.map((value, at) => Math.abs(value - got[i][at])));
    expect(Math.max(...off), JSON.stringify([seen, got])).toBeLessThanOrEqual(4);
  });
}
