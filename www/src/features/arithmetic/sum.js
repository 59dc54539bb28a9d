import { atLength, combine } from "../latents/vectors.js";

/** @typedef {import("../latents/numbers.js").Points} Points */

/**
 * The latent A - B + C, as Radford et al. (2016, section 6.3.2) put pictures together.
 * @param {Points} points
 * @param {number} [wanted] the length to give it; its own where that is left out
 */
export function sumOf({ a, b, c }, wanted) {
  const sum = combine([
    [1, a.values],
    [-1, b.values],
    [1, c.values],
  ]);
  return wanted === undefined ? sum : atLength(sum, wanted);
}
