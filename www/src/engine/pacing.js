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
/** The engine keeps pictures to look back at as often: each then has its census. */
export const STEPS_BETWEEN_CENSUSES = 250;

/** Adapts the number of training steps in a slice to the speed of the machine. */
export class SlicePacer {
  steps = 1;
  #msPerStep = 0;
  /** @type {import("./messages.js").DeviceKind} */
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

  /** @param {import("./messages.js").DeviceKind} device that trains from here on */
  reset(device) {
    this.steps = 1;
    this.#msPerStep = 0;
    this.#device = device;
  }
}

/** Lets a recurring side job run at most every `minIntervalMs` and never take more than a tenth of the time. */
export class SideJobPacer {
  #nextMs = 0;

  /** @param {number} minIntervalMs */
  constructor(minIntervalMs) {
    this.minIntervalMs = minIntervalMs;
  }

  /** @param {number} nowMs */
  due(nowMs) {
    return nowMs >= this.#nextMs;
  }

  /**
   * @param {number} startMs
   * @param {number} endMs
   */
  record(startMs, endMs) {
    this.#nextMs = endMs + Math.max(this.minIntervalMs, 9 * (endMs - startMs));
  }
}
