/** @typedef {import("./drawing.js").Stroke} Stroke */

/** Each pixel is sampled at so many points by so many. */
const SAMPLES = 8;
/** Pixels. */
const MIN_STEP = 0.25;

/**
 * How far a point is from a line between two others, squared.
 * @param {number} x
 * @param {number} y
 * @param {import("./drawing.js").Point} from
 * @param {import("./drawing.js").Point} to
 */
function squaredDistance(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  return (x - from.x - t * dx) ** 2 + (y - from.y - t * dy) ** 2;
}

/**
 * Marks the samples that a round pen covers on its way from one point to another.
 * @param {Uint8Array} samples
 * @param {number} side samples in a row
 * @param {[import("./drawing.js").Point, import("./drawing.js").Point]} line in samples
 * @param {number} radius of the pen, in samples
 */
function cover(samples, side, [from, to], radius) {
  const low = (/** @type {number} */ value) => Math.max(0, Math.floor(value - radius));
  const high = (/** @type {number} */ value) => Math.min(side - 1, Math.ceil(value + radius));
  const [left, right] = [low(Math.min(from.x, to.x)), high(Math.max(from.x, to.x))];
  const [top, bottom] = [low(Math.min(from.y, to.y)), high(Math.max(from.y, to.y))];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      // A sample stands in the middle of its cell.
      if (squaredDistance(x + 0.5, y + 0.5, from, to) <= radius * radius) samples[y * side + x] = 1;
    }
  }
}

/**
 * A stroke without the points that are so near to the one before that the pen covers nothing new.
 * @param {Stroke} stroke in pixels
 */
function thinned(stroke) {
  /** @type {Stroke} */
  const kept = [];
  stroke.forEach((point, i) => {
    const last = kept.at(-1);
    const isEnd = i === stroke.length - 1;
    if (!last || isEnd || Math.hypot(point.x - last.x, point.y - last.y) >= MIN_STEP) {
      kept.push(point);
    }
  });
  return kept;
}

/**
 * What a round pen leaves on a field of pixels: each pixel is as light as the share of it that is covered.
 * @param {Stroke[]} strokes in pixels
 * @param {number} side of the field, pixels
 * @param {number} pen its width, pixels
 * @returns {Uint8Array} `[side, side]` row by row, 0 to 255
 */
export function coverage(strokes, side, pen) {
  const width = side * SAMPLES;
  const samples = new Uint8Array(width * width);
  for (const stroke of strokes) {
    const points = thinned(stroke).map(({ x, y }) => ({ x: x * SAMPLES, y: y * SAMPLES }));
    points.forEach((point, i) =>
      cover(samples, width, [points[Math.max(0, i - 1)], point], (pen * SAMPLES) / 2),
    );
  }
  const sums = new Uint16Array(side * side);
  samples.forEach((isCovered, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    sums[Math.floor(y / SAMPLES) * side + Math.floor(x / SAMPLES)] += isCovered;
  });
  return Uint8Array.from(sums, (sum) => Math.round((255 * sum) / SAMPLES ** 2));
}
