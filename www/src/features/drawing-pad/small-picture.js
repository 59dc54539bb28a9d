import { coverage } from "./coverage.js";

/** @import { Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./drawing.js").Stroke} Stroke */

/**
 * A drawing as a picture of MNIST: "size normalized to fit in a 20x20 pixel box while preserving their aspect ratio",
 * and "centered in a 28x28 image by computing the center of mass of the pixels" (LeCun, Cortes, Burges:
 * http://yann.lecun.com/exdb/mnist/). Then it is fitted to the networks' input as the engine fits MNIST (src/data/resize.rs).
 */

/** Side of the box that a digit fills, pixels. */
const BOX = 20;
/** Side of the whole picture, pixels. */
export const FIELD = 28;
/**
 * Width of the pen, pixels: the median of MNIST's ones, whose ink divided by their length is 2.9. It is the same however
 * large one draws.
 */
const PEN = 2.9;
/** The middle of the picture as MNIST has it: the pixel whose index is half the side. */
const MIDDLE = FIELD / 2;
/** A pad's side becomes no more pixels than this, so that a dot stays one. */
const MAX_SCALE = 5 * BOX;
/** The engine pads pictures by up to so many pixels on each side, and resizes them where more would be needed. */
const MAX_PADDING = 2;

/**
 * The strokes in pixels of the box, as large as it lets them be.
 * @param {Stroke[]} strokes
 * @returns {Stroke[]}
 */
function inBox(strokes) {
  const points = strokes.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const ends = (/** @type {number[]} */ all) => [
    all.reduce((least, value) => Math.min(least, value), Infinity),
    all.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
  const [[left, right], [top, bottom]] = [ends(xs), ends(ys)];
  const scale = Math.min(MAX_SCALE, (BOX - PEN) / Math.max(right - left, bottom - top));
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: BOX / 2 + (x - middleX) * scale,
      y: BOX / 2 + (y - middleY) * scale,
    })),
  );
}

/**
 * Where the centre of mass of a picture lies, and the first and last index that has ink, of its columns or its rows.
 * @param {Uint8Array} box `[BOX, BOX]`
 * @param {(at: number) => number} index of the column or row that a pixel is in
 */
function balance(box, index) {
  let [sum, moment, first, last] = [0, 0, BOX, 0];
  box.forEach((value, at) => {
    if (!value) return;
    const i = index(at);
    sum += value;
    moment += value * i;
    first = Math.min(first, i);
    last = Math.max(last, i);
  });
  return { centre: sum > 0 ? moment / sum : BOX / 2, first, last };
}

/** By how many whole pixels to move the box: no ink is to leave the picture. @param {ReturnType<typeof balance>} of */
function shift({ centre, first, last }) {
  return Math.min(FIELD - 1 - last, Math.max(-first, Math.round(MIDDLE - centre)));
}

/**
 * The drawing as MNIST would have it.
 * @param {Stroke[]} strokes at least one
 * @returns {Uint8Array} `[28, 28]` row by row, 0 (paper) to 255 (ink)
 */
export function asDigit(strokes) {
  const box = coverage(inBox(strokes), BOX, PEN);
  const left = shift(balance(box, (at) => at % BOX));
  const top = shift(balance(box, (at) => Math.floor(at / BOX)));
  const field = new Uint8Array(FIELD * FIELD);
  box.forEach((value, at) => {
    // Beyond the picture there may be pixels of the box that have no ink.
    if (value) field[(top + Math.floor(at / BOX)) * FIELD + left + (at % BOX)] = value;
  });
  return field;
}

/**
 * One output coordinate as a weighted mean of two input coordinates, with half-pixel centres and clamped at the border.
 * @param {number} at
 * @param {number} from
 * @param {number} to
 */
function tap(at, from, to) {
  const centre = Math.min(from - 1, Math.max(0, ((at + 0.5) * from) / to - 0.5));
  const low = Math.floor(centre);
  return { low, high: Math.min(low + 1, from - 1), mix: centre - low };
}

/**
 * Fits a picture to the networks' input as the engine does: it pads by a few pixels, or resizes bilinearly.
 * @param {Uint8Array} bytes `[from, from]`, 0 to 255
 * @param {number} from side, pixels
 * @param {number} to side, pixels, at least `from`
 * @param {number} [paper] value of the paper, 0 to 255
 * @returns {Float32Array} `[to, to]` row by row, -1 to 1
 */
export function fit(bytes, from, to, paper = 0) {
  const unit = (/** @type {number} */ value) => value / 127.5 - 1;
  const out = new Float32Array(to * to);
  if (to - from <= 2 * MAX_PADDING) {
    const border = Math.floor((to - from) / 2);
    out.fill(unit(paper));
    bytes.forEach((value, at) => {
      out[(border + Math.floor(at / from)) * to + border + (at % from)] = unit(value);
    });
    return out;
  }
  const taps = Array.from({ length: to }, (_, at) => tap(at, from, to));
  const lerp = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ mix) =>
    a + (b - a) * mix;
  taps.forEach((y, row) => {
    const line = (
      /** @type {number} */ of,
      /** @type {{ low: number, high: number, mix: number }} */ x,
    ) => lerp(bytes[of * from + x.low], bytes[of * from + x.high], x.mix);
    taps.forEach((x, column) => {
      out[row * to + column] = unit(lerp(line(y.low, x), line(y.high, x), y.mix));
    });
  });
  return out;
}

/**
 * The drawing as the networks get it.
 * @param {Stroke[]} strokes at least one
 * @param {number} side the setting `image_size`, pixels
 * @param {boolean} [isDarkOnLight] whether the run's images are
 * @returns {Float32Array} `[side, side]` row by row, -1 to 1
 */
export function smallPicture(strokes, side, isDarkOnLight = false) {
  const digit = asDigit(strokes);
  return isDarkOnLight
    ? fit(
        digit.map((value) => 255 - value),
        FIELD,
        side,
        255,
      )
    : fit(digit, FIELD, side);
}

/**
 * One picture as the page paints it.
 * @param {Float32Array} values `[side, side]`, -1 to 1
 * @param {number} side
 * @returns {Mosaic}
 */
export function toMosaic(values, side) {
  const pixels = Uint8Array.from(values, (value) => Math.round((value + 1) * 127.5));
  return { columns: 1, rows: 1, tile: side, width: side, height: side, channels: 1, pixels };
}
