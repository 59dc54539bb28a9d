/** @import { Slice } from "../../engine/protocol.js" */

/** Long enough to be steady at one step in several seconds, short enough to follow a change. */
const WINDOW_MS = 5000;
const MIN_SLICES = 4;

/** Steps per second over the last slices, by the worker's clock: the page's timers are clamped in hidden tabs. */
export class Rate {
  /** @type {Slice[]} */
  #slices = [];

  /** @param {Slice} slice */
  push(slice) {
    this.#slices.push(slice);
    const oldest = slice.at_ms - WINDOW_MS;
    while (this.#slices.length > MIN_SLICES && this.#slices[0].at_ms < oldest) this.#slices.shift();
  }

  /** Time between runs is not training time. */
  reset() {
    this.#slices = [];
  }

  /** @returns {number} steps per second; 0 when unknown */
  perSecond() {
    const [first, last] = [this.#slices[0], this.#slices.at(-1)];
    if (!first || !last) return 0;
    const steps = this.#slices.reduce((sum, slice) => sum + slice.steps, 0);
    const elapsed = last.at_ms - first.at_ms + first.elapsed_ms;
    return elapsed > 0 ? (steps * 1000) / elapsed : 0;
  }
}
