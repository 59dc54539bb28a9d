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

/** More points than a chart has pixels show nothing more and cost drawing time. */
const MAX_POINTS = 1024;
/** The bold line is a running mean over about this many steps. */
const SMOOTHING_STEPS = 30;

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

  /**
   * Goes on from stored data. A column that was not yet kept then is empty: NaN draws nothing.
   * @param {{ stride: number, columns: Record<string, Float64Array> }} data
   */
  static from({ stride, columns }) {
    const series = new Series();
    series.stride = stride;
    const { length } = columns.step;
    series.#points = COLUMNS.map((name) => [
      ...(columns[name] ?? new Float64Array(length).fill(NaN)),
    ]);
    return series;
  }

  get length() {
    return this.#points[0].length;
  }

  /**
   * @param {readonly Curve[]} names
   * @returns {number[][]} the steps, then these curves as measured, then the same ones smoothed
   */
  curves(names) {
    const raw = names.map((name) => this.#points[COLUMNS.indexOf(name)]);
    return [this.#points[0], ...raw, ...raw.map((column) => smooth(column, this.stride))];
  }
}

/**
 * Exponential running mean.
 * @param {number[]} values
 * @param {number} stride steps per value
 */
export function smooth(values, stride) {
  const weight = 1 - Math.exp(-stride / SMOOTHING_STEPS);
  let mean = values[0];
  return values.map((value) => (mean += weight * (value - mean)));
}
