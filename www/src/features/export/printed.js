import { colour } from "../../shared/colour.js";

/**
 * The colours of a picture as the page shows it: the style sheet prints the greys of a canvas as ink on the sheet, by a
 * filter and a blend. Both are worked out here, since what is downloaded has no style sheet, and Safari's canvas no filter.
 * @typedef {[red: number, green: number, blue: number]} Colour each from 0 to 255
 */

/** The parts of CSS filters that `--print-filter` is made of, on shares of 1 (Filter Effects, section 6). */
const FILTERS = /** @type {Record<string, (rgb: number[], amount: number) => number[]>} */ ({
  invert: (rgb, amount) => rgb.map((value) => value * (1 - 2 * amount) + amount),
  contrast: (rgb, amount) => rgb.map((value) => (value - 0.5) * amount + 0.5),
  sepia: ([r, g, b], amount) => {
    const rest = 1 - Math.min(1, amount);
    return [
      (0.393 + 0.607 * rest) * r + (0.769 - 0.769 * rest) * g + (0.189 - 0.189 * rest) * b,
      (0.349 - 0.349 * rest) * r + (0.686 + 0.314 * rest) * g + (0.168 - 0.168 * rest) * b,
      (0.272 - 0.272 * rest) * r + (0.534 - 0.534 * rest) * g + (0.131 + 0.869 * rest) * b,
    ];
  },
});

/** How a picture lies on the sheet, on shares of 1. @type {Record<string, (top: number, below: number) => number>} */
const BLENDS = {
  multiply: (top, below) => top * below,
  screen: (top, below) => top + below - top * below,
  normal: (top) => top,
};

/** @param {number} value */
const clamped = (value) => Math.min(1, Math.max(0, value));

/**
 * What each grey of a picture, from 0 to 255, looks like on the page.
 * @param {{ filter: string, blend: string, sheet: Colour }} style
 * @returns {Colour[]} 256 of them
 */
export function printedGreys({ filter, blend, sheet }) {
  const steps = [...filter.matchAll(/([a-z]+)\(([\d.]+)\)/g)];
  const lie = BLENDS[blend] ?? BLENDS.normal;
  return Array.from({ length: 256 }, (_, grey) => {
    let rgb = [grey / 255, grey / 255, grey / 255];
    for (const [, name, amount] of steps) {
      rgb = FILTERS[name]?.(rgb, Number(amount)).map(clamped) ?? rgb;
    }
    const shown = rgb.map((value, i) => Math.round(255 * lie(value, sheet[i] / 255)));
    return /** @type {Colour} */ (shown);
  });
}

/** The colours as the page has them now: in its theme, for its images. */
export function printedNow() {
  const sheet = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!sheet) throw new Error("The browser draws no canvas.");
  sheet.fillStyle = colour("--sheet");
  sheet.fillRect(0, 0, 1, 1);
  const [r, g, b] = sheet.getImageData(0, 0, 1, 1).data;
  return printedGreys({
    filter: colour("--print-filter"),
    blend: colour("--print-blend"),
    sheet: [r, g, b],
  });
}

/**
 * Gives a canvas of greys the colours that they have on the page.
 * @param {HTMLCanvasElement} canvas
 * @param {Colour[]} colours of the greys
 */
export function printOn(canvas, colours) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) data.set(colours[data[at]], at);
  context.putImageData(image, 0, 0);
}

/** The grey of which the page makes the sheet's colour: that of the pictures' background. */
export function groundGrey() {
  return document.documentElement.hasAttribute("data-dark-on-light") ? 255 : 0;
}
