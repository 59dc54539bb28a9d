/**
 * How much work to do before looking up: pure arithmetic on times that others measure.
 */

/** Long enough to amortise the hand-over between worker and engine, short enough that Pause feels immediate. */
export const TARGET_SLICE_MS = 75;
const MAX_STEPS_PER_SLICE = 256;
/** Measurements are read back once a slice, and a GPU waits meanwhile: at least this many steps a time ... */
const STEPS_PER_READ = 10;
/** ... unless they would keep Pause waiting for longer than this. */
const MAX_GPU_SLICE_MS = 500;
/** Weight of the newest slice in the running mean; a single slow slice (a GC pause) should not halve the next. */
const NEWEST_WEIGHT = 0.3;

/** Adapts the number of training steps in a slice to the speed of the machine. */
export class SlicePacer {
  steps = 1;
  #msPerStep = 0;
  /** @type {import("./protocol.js").DeviceKind} */
  #device = "cpu";

  /**
   * @param {number} steps how many steps the slice did
   * @param {number} elapsedMs
   */
  record(steps, elapsedMs) {
    if (steps <= 0 || !(elapsedMs >= 0)) return;
    const newest = elapsedMs / steps;
    this.#msPerStep = this.#msPerStep
      ? (1 - NEWEST_WEIGHT) * this.#msPerStep + NEWEST_WEIGHT * newest
      : newest;
    const fit = (/** @type {number} */ ms) => Math.floor(ms / Math.max(this.#msPerStep, 0.001));
    const atLeast = this.#device === "webgpu" ? Math.min(STEPS_PER_READ, fit(MAX_GPU_SLICE_MS)) : 1;
    const ideal = Math.max(fit(TARGET_SLICE_MS), atLeast);
    // Doubling at most: the first slices are unrepresentative (caches, shader compilation).
    this.steps = Math.max(1, Math.min(ideal, this.steps * 2, MAX_STEPS_PER_SLICE));
  }

  /** @param {import("./protocol.js").DeviceKind} device that trains from here on */
  reset(device) {
    this.steps = 1;
    this.#msPerStep = 0;
    this.#device = device;
  }
}
