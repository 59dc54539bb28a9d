/** Spots of the map: shares of its width from the left, and of its height from the top. */

/** @typedef {import("./plane.js").Pair} Pair */

/** One step of the arrow keys, and one with Shift, as shares of the map. */
const [STEP, STRIDE] = [0.02, 0.1];
/** @type {Record<string, Pair>} */
const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Nowhere beyond the edges. @param {number} share */
function clamp(share) {
  return Math.min(1, Math.max(0, share));
}

/**
 * Where a key leads to from a spot.
 * @param {string} key
 * @param {Pair} spot
 * @param {boolean} isFar
 * @returns {Pair | undefined} nothing where the key does not move
 */
export function spotByKey(key, [left, top], isFar) {
  const way = KEYS[key];
  if (!way) return undefined;
  const stride = isFar ? STRIDE : STEP;
  return [clamp(left + way[0] * stride), clamp(top + way[1] * stride)];
}

/**
 * The spot of a pointer on the map.
 * @param {{ clientX: number, clientY: number }} pointer
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @returns {Pair}
 */
export function spotUnder({ clientX, clientY }, { left, top, width, height }) {
  return [clamp((clientX - left) / width), clamp((clientY - top) / height)];
}

/** Closer to a point than so much of the map's width means the point itself. */
const SNAP = 0.025;

/**
 * The marked point that a pointer means.
 * @template {{ spot: Pair, isOn: boolean }} Marked
 * @param {Pair} spot
 * @param {Marked[]} marked
 * @returns {Marked | undefined}
 */
export function markedAt([left, top], marked) {
  return marked.find(({ spot, isOn }) => isOn && Math.hypot(spot[0] - left, spot[1] - top) <= SNAP);
}
