/** @import { Slice } from "../../engine/protocol.js" */

/** The time that a run has been trained for, by the worker's clock; pauses do not count. */
export class Spent {
  ms = 0;
  /** @type {number | null} when the last slice of the training under way was done */
  #lastMs = null;

  /** @param {Slice} slice */
  push({ elapsed_ms, at_ms }) {
    const last = this.#lastMs;
    // What is drawn and measured between two slices belongs to training; another worker has another clock.
    this.ms += last !== null && at_ms > last ? at_ms - last : elapsed_ms;
    this.#lastMs = at_ms;
  }

  /** The time until the next slice is a pause. */
  pause() {
    this.#lastMs = null;
  }
}
