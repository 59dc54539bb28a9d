/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {"" | "techniques"} part what to measure alone; everything when empty
 * @property {string[]} only ids of contestants; all when empty
 * @property {"swiftshader" | "hardware"} adapter
 * @property {number} rounds
 * @property {number} slowRounds for contestants whose single step takes long
 * @property {number} roundMs how long a round should about take
 * @property {number[]} widths features of the comparison
 * @property {number[]} minuteSeeds runs of the page for a minute each
 * @property {{ batches: number[], features: number[] }} sweeps
 * @property {{ rounds: number, roundMs: number }} techniques shorter than the comparison's: they are many
 */

const WORDS = ["", "0", "1"];

/**
 * What `make bench` was called with: QUICK=1, ONLY=a,b, PART=techniques, ADAPTER=hardware.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function readOptions({ QUICK = "", ONLY = "", PART = "", ADAPTER = "" }) {
  if (!WORDS.includes(QUICK)) throw new Error(`QUICK is 1 or nothing, not ${QUICK}.`);
  const adapter = ADAPTER || "swiftshader";
  if (adapter !== "swiftshader" && adapter !== "hardware") {
    throw new Error(`ADAPTER is swiftshader or hardware, not ${ADAPTER}.`);
  }
  if (PART !== "" && PART !== "techniques")
    throw new Error(`PART is techniques or nothing, not ${PART}.`);
  const quick = QUICK === "1";
  return {
    quick,
    adapter,
    part: PART,
    only: ONLY.split(",").filter(Boolean),
    rounds: quick ? 3 : 7,
    slowRounds: quick ? 1 : 2,
    roundMs: quick ? 500 : 1500,
    widths: [16, 32],
    minuteSeeds: quick ? [42] : [42, 1, 2],
    sweeps: { batches: [16, 32, 64, 128, 256], features: [8, 16, 32, 64] },
    techniques: { rounds: quick ? 1 : 3, roundMs: 300 },
  };
}
