import { smooth, weightOf } from "../../shared/smoothing.js";

/** @import { Row } from "#pkg/types/index.js" */

/** What is kept of each step for the charts, by the names that the engine's rows have. */
export const COLUMNS = /** @type {const} */ ([
  "step",
  "loss_d",
  "loss_g",
  "d_real",
  "d_fake_before",
]);
/** @typedef {Exclude<(typeof COLUMNS)[number], "step">} Curve */

/** Every step of a run of the usual length, to be looked at closely; drawing so many takes a few milliseconds. */
const MAX_POINTS = 20_480;

/** What is said of a run rests on means over about so many steps, since one step alone jumps too much to be read. */
const MEAN_STEPS = 30;
/** Values further back weigh less than a ten-thousandth in such a mean. */
const TAIL = 10 * MEAN_STEPS;

/**
 * The metrics of a whole run in bounded memory: every point is the mean of `stride` steps, and when the
 * buffer is full, neighbours merge and the stride doubles.
 */
export class Series {
  stride = 1;
  /** @type {number[][]} one array per column */
  #points = COLUMNS.map(() => []);
  /** @type {number[]} */
  #sums = COLUMNS.map(() => 0);
  #pending = 0;

  /** @param {Row[]} rows */
  push(rows) {
    for (const row of rows) this.#add(row);
  }

  /** @param {Row} row */
  #add(row) {
    COLUMNS.forEach((name, i) => (this.#sums[i] += row[name]));
    this.#pending += 1;
    if (this.#pending < this.stride) return;
    this.#points.forEach((column, i) => column.push(this.#sums[i] / this.#pending));
    this.#clearPending();
    if (this.#points[0].length >= MAX_POINTS) this.#halve();
  }

  #clearPending() {
    this.#sums.fill(0);
    this.#pending = 0;
  }

  #halve() {
    this.#points = this.#points.map((column) =>
      Array.from({ length: column.length >> 1 }, (_, i) => (column[2 * i] + column[2 * i + 1]) / 2),
    );
    this.stride *= 2;
  }

  /**
   * Forgets what came after a step: the run went back to a checkpoint.
   * @param {number} step
   */
  truncate(step) {
    const after = this.#points[0].findIndex((at) => at > step);
    if (after >= 0) this.#points = this.#points.map((column) => column.slice(0, after));
    this.#clearPending();
  }

  /** All of it as plain data, to be stored. The steps that wait for their stride to be full are left out. */
  toData() {
    const columns = COLUMNS.map((name, i) => [name, Float64Array.from(this.#points[i])]);
    return { stride: this.stride, columns: Object.fromEntries(columns) };
  }

  /** Goes on from stored data. @param {{ stride: number, columns: Record<string, Float64Array> }} data */
  static from({ stride, columns }) {
    const series = new Series();
    series.adopt(stride, columns);
    return series;
  }

  get length() {
    return this.#points[0].length;
  }

  /** Everything that is kept: the steps, then the curves, under the engine's names. */
  get all() {
    return { names: COLUMNS, columns: this.#points };
  }

  /**
   * Takes over the curves of a run that was kept; one that it lacks is not a number anywhere, and is not drawn.
   * @param {number} stride steps to a point
   * @param {Record<string, Iterable<number>>} curves the steps among them
   */
  adopt(stride, curves) {
    this.stride = stride;
    const missing = Array.from(curves.step, () => NaN);
    this.#points = COLUMNS.map((name) => [...(curves[name] ?? missing)]);
    this.#clearPending();
  }

  /**
   * @param {readonly Curve[]} names
   * @returns {number[][]} the steps, then these curves; they change as others are measured
   */
  curves(names) {
    return [this.#points[0], ...names.map((name) => this.#points[COLUMNS.indexOf(name)])];
  }

  /** What these curves are at the last step, as running means; 0 before the first one. @param {readonly Curve[]} names */
  means(names) {
    const [, ...curves] = this.curves(names);
    return curves.map((curve) => running(curve.slice(-TAIL), this.stride).at(-1) ?? 0);
  }
}

/**
 * Running means over about 30 steps.
 * @param {number[]} values
 * @param {number} stride steps from value to value
 */
export function running(values, stride) {
  return /** @type {number[]} */ (smooth(values, weightOf(stride, MEAN_STEPS)));
}
