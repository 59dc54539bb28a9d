import { STEPS_BETWEEN_EVALUATIONS } from "../../shared/pacing.js";

/** @import { EngineEvent, Mosaic } from "#pkg/types/index.js" */
/** @import { Trouble } from "../../engine/protocol.js" */
/** @typedef {Omit<Extract<EngineEvent, { type: "evaluated" }>, "type">} Evaluated */
/** @typedef {{ step: number, fakes: Mosaic, nearest: Mosaic }} Nearest fakes, and the training image nearest to each */

/** An evaluation every 250 steps fills this after 100,000 steps; then every other one is dropped. */
const MAX_POINTS = 400;

/** What the classifier has found in this run. */
export class Evaluation {
  /** @type {Evaluated | null} */
  latest = null;
  /** @type {string | null} the dataset whose classifier is there */
  dataset = null;
  /** @type {Trouble | null} why there is none */
  trouble = null;
  /** @type {Nearest | null} */
  nearest = null;
  /** @type {number | null} the search for the nearest images that is under way */
  #search = null;
  #searches = 0;
  /** @type {Evaluated[]} in the order of their steps */
  #all = [];

  /** @param {Evaluated} evaluated */
  push(evaluated) {
    this.truncate(evaluated.step - 1); // a second evaluation of the same step replaces the first
    this.#all.push(evaluated);
    if (this.#all.length > MAX_POINTS) this.#all = this.#all.filter((_, i) => i % 2 === 0);
    this.latest = evaluated;
  }

  /** In the order of their steps. @returns {readonly Evaluated[]} */
  get all() {
    return this.#all;
  }

  /** The evaluation before the latest one. @returns {Evaluated | null} */
  get before() {
    return this.#all.at(-2) ?? null;
  }

  /** Forgets the run, not the classifier. */
  clear() {
    this.#all = [];
    this.latest = null;
    this.forgetNearest();
  }

  /** Whether the nearest images have been asked for and are not there yet. */
  get isSearching() {
    return this.#search !== null;
  }

  /** Begins a search in place of any other. @returns {number} its id */
  beginSearch() {
    this.forgetNearest();
    this.#search = ++this.#searches;
    return this.#search;
  }

  /** Nothing happens where the search was given up or replaced meanwhile. @param {number} search */
  endSearch(search) {
    if (search === this.#search) this.#search = null;
  }

  /** Forgets the images found last, and that others were asked for. */
  forgetNearest() {
    this.nearest = null;
    this.#search = null;
  }

  /** @param {number} step */
  truncate(step) {
    this.#all = this.#all.filter((one) => one.step <= step);
    this.latest = this.#all.at(-1) ?? null;
  }

  /** @returns {(number | null)[][]} steps, distances, and the baseline below them */
  data() {
    const steps = this.#all.map((one) => one.step);
    const distances = this.#all.map((one) => one.distance);
    const baselines = this.#all.map((one) => one.baseline);
    if (steps.length !== 1) return [steps, distances, baselines];
    // The baseline is a line from the first evaluation on: drawn up to where the next one is due.
    return [
      [steps[0], steps[0] + STEPS_BETWEEN_EVALUATIONS],
      [distances[0], null],
      [baselines[0], baselines[0]],
    ];
  }
}

/** A class counts as covered from this share of the images on; the engine counts the modes by the same. */
export const COVERED_SHARE = 0.01;

/** From this share of rejected pictures on, nothing can be said of the others either. */
const UNREADABLE_SHARE = 0.5;

/** @param {Pick<Evaluated, "rejected" | "samples">} evaluated */
export function isUnreadable({ rejected, samples }) {
  return rejected > UNREADABLE_SHARE * samples;
}

/**
 * The class histogram as shares of all images.
 * @param {Pick<Evaluated, "counts" | "rejected" | "samples">} evaluated
 * @returns {number[]} of each class, and of the pictures that are none of them
 */
export function shares({ counts, rejected, samples }) {
  return [...counts, rejected].map((count) => (samples ? count / samples : 0));
}
