import { STEPS_BETWEEN_CENSUSES } from "../../engine/pacing.js";

/** @typedef {import("../../engine/messages.js").Judged} Judged */

/** A census every 250 steps fills this after 100,000 steps; then every other one is dropped. */
const MAX_POINTS = 400;

/** What the judge has found in this run. */
export class Judgement {
  /** @type {Judged | null} */
  latest = null;
  /** @type {string | null} the data set whose judge is there */
  dataset = null;
  /** @type {import("../../engine/messages.js").Trouble | null} why there is none */
  trouble = null;
  /** @type {import("../../engine/messages.js").Frame | null} the forgeries that `frames.nearest` is about */
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

  /** @returns {(number | null)[][]} steps, distances, and the floor below them */
  data() {
    const steps = this.#all.map((one) => one.step);
    const distances = this.#all.map((one) => one.distance);
    const floors = this.#all.map((one) => one.floor);
    if (steps.length !== 1) return [steps, distances, floors];
    // The floor is a line from the first census on: drawn up to where the next one is due.
    return [
      [steps[0], steps[0] + STEPS_BETWEEN_CENSUSES],
      [distances[0], null],
      [floors[0], floors[0]],
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
