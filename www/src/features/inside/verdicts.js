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
 * How real each picture is to the discriminator, from 0 to 1: its probabilities, or where its scores have no scale, their
 * places between the lowest and the highest of the sheet.
 * @param {Verdicts} verdicts
 * @returns {number[]}
 */
export function shares({ probabilities, logits }) {
  if (probabilities) return Array.from(probabilities);
  const scores = Array.from(logits);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return scores.map((score) => (high > low ? (score - low) / (high - low) : 0.5));
}
