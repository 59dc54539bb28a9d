/** The engine's seeds are 32-bit. */
export const MAX_SEED = 2 ** 32 - 1;
/** Seeds that a die gives are short enough to read out. */
const DIE_SIDES = 10_000;

/** @param {() => number} random */
export function rollSeed(random) {
  return Math.floor(random() * DIE_SIDES);
}

/**
 * A seed as typed; null when it is none.
 * @param {string} text
 */
export function parseSeed(text) {
  const seed = Number(text);
  return /^\d+$/.test(text.trim()) && seed <= MAX_SEED ? seed : null;
}
