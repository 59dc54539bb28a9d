/** What several charts over the steps show together: a part of the steps or all of them, and how smooth their curves are. */

/** @typedef {[from: number, to: number]} Range of steps */

/** A part of the steps that is shown has at least so many. */
const MIN_SPAN = 4;
/** Running means are over about so many steps; 0 = as measured. */
export const SMOOTHINGS = [0, 10, 30, 100, 300];
const USUAL_SMOOTHING = 30;

/**
 * A range of a given length within an outer one. A longer one than that is the outer one.
 * @param {number} from
 * @param {number} span
 * @param {Range} extent
 * @returns {Range}
 */
function fitted(from, span, [first, last]) {
  if (span >= last - first) return [first, last];
  const start = Math.min(Math.max(from, first), last - span);
  return [start, start + span];
}

/**
 * A range made larger or smaller about a step that keeps its place.
 * @param {Range} range
 * @param {number} factor below 1 = closer
 * @param {number} step
 * @param {Range} extent
 */
export function zoomed([from, to], factor, step, extent) {
  const span = Math.max(MIN_SPAN, (to - from) * factor);
  const share = (step - from) / (to - from || 1);
  return fitted(step - share * span, span, extent);
}

/**
 * @param {Range} range
 * @param {number} share of its length, below 0 = to earlier steps
 * @param {Range} extent
 */
export function panned([from, to], share, extent) {
  return fitted(from + share * (to - from), to - from, extent);
}

/** The part of the steps that all charts of a run show. */
export class ChartWindow {
  /** @type {Range | null} null = all steps */
  #range = null;
  /** Whether the range moves along as steps are added at its end. */
  #isAtEnd = false;
  #generation = -1;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  smoothing = USUAL_SMOOTHING;

  get isZoomed() {
    return this.#range !== null;
  }

  /** Shows all of another run. @param {number} generation */
  follow(generation) {
    if (generation === this.#generation) return;
    this.#generation = generation;
    this.#range = null;
  }

  /** @param {Range} extent the first step and the last one that there are @returns {Range} */
  within(extent) {
    if (!this.#range) return extent;
    const [from, to] = this.#range;
    return this.#isAtEnd ? fitted(extent[1] - (to - from), to - from, extent) : [from, to];
  }

  /**
   * @param {Range | null} range
   * @param {Range} extent
   */
  show(range, extent) {
    const part = range && fitted(range[0], Math.max(MIN_SPAN, range[1] - range[0]), extent);
    const isAll = !part || (part[0] <= extent[0] && part[1] >= extent[1]);
    this.#range = isAll ? null : part;
    this.#isAtEnd = !isAll && part[1] >= extent[1];
    this.#tell();
  }

  /** @param {number} steps */
  smooth(steps) {
    this.smoothing = steps;
    this.#tell();
  }

  /** @param {() => void} watcher @returns {() => void} ends it */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell() {
    for (const watcher of this.#watchers) watcher();
  }
}

/** @type {WeakMap<object, ChartWindow>} */
const windows = new WeakMap();

/** The window of all charts of a page. @param {object} page */
export function windowOf(page) {
  let window = windows.get(page);
  if (!window) windows.set(page, (window = new ChartWindow()));
  return window;
}
