/** @import { Verdicts } from "#pkg/types/index.js" */

/** From these probabilities on a verdict has another name; the last one reaches to 1. */
const NAMES = /** @type {const} */ ([
  ["forged", 0.1],
  ["rather_forged", 0.4],
  ["undecided", 0.6],
  ["rather_real", 0.9],
  ["real", Infinity],
]);

/** @typedef {"forged" | "rather_forged" | "undecided" | "rather_real" | "real"} Opinion */

/**
 * A probability to be real in words.
 * @param {number} probability 0 to 1
 * @returns {Opinion}
 */
export function opinion(probability) {
  const [name] = NAMES.find(([, end]) => probability < end) ?? ["real"];
  return name;
}

/** @param {ArrayLike<number>} values */
export function mean(values) {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The pictures of the sheet, the most convincing one first.
 * @param {Pick<Verdicts, "logits">} verdicts
 */
export function mostConvincingFirst({ logits }) {
  const indices = Array.from(logits, (_, index) => index);
  return indices.sort((a, b) => logits[b] - logits[a] || a - b);
}

/**
 * A picture's mark on the sheet: how real it is among the sheet's pictures, from 0 for the least to 1 for the most, and
 * whether the discriminator takes it for real, where that can be said.
 * @typedef {{ share: number, isBelieved: boolean }} Mark
 */

/**
 * @param {Verdicts} verdicts
 * @returns {Mark[]}
 */
export function marksOf({ probabilities, logits }) {
  const scores = Array.from(logits);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return scores.map((score, i) => ({
    share: high > low ? (score - low) / (high - low) : 0.5,
    isBelieved: (probabilities?.[i] ?? 0) >= 0.5,
  }));
}
