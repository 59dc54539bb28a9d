/** @typedef {import("../engine/messages.js").Judged} Judged */

/** A census every 250 steps fills this after 100,000 steps; then every other one is dropped. */
const MAX_POINTS = 400;

/** What the judge has found in this run. */
export class Judgement {
  /** @type {Judged | null} */
  latest = null;
  /** @type {string | null} the data set whose judge is there */
  dataset = null;
  /** @type {import("../engine/messages.js").Trouble | null} why there is none */
  trouble = null;
  /** @type {import("../engine/messages.js").Frame | null} the forgeries that `frames.nearest` is about */
  fakes = null;
  /** @type {Judged[]} in the order of their steps */
  #all = [];

  /** @param {Judged} judged */
  push(judged) {
    this.truncate(judged.step - 1); // a second census of the same step replaces the first
    this.#all.push(judged);
    if (this.#all.length > MAX_POINTS) this.#all = this.#all.filter((_, i) => i % 2 === 0);
    this.latest = judged;
  }

  /** Forgets the run, not the judge. */
  clear() {
    this.#all = [];
    this.latest = null;
    this.fakes = null;
  }

  /** @param {number} step */
  truncate(step) {
    this.#all = this.#all.filter((one) => one.step <= step);
    this.latest = this.#all.at(-1) ?? null;
  }

  /** @returns {number[][]} steps, distances, and the floor below them */
  data() {
    return [
      this.#all.map((one) => one.step),
      this.#all.map((one) => one.distance),
      this.#all.map((one) => one.floor),
    ];
  }
}

/** A class counts as covered from this share of the pictures on; the engine counts the modes by the same. */
export const COVERED_SHARE = 0.01;

/**
 * The census as shares of all pictures.
 * @param {Judged} judged
 */
export function shares({ counts, samples }) {
  return counts.map((count) => (samples ? count / samples : 0));
}
