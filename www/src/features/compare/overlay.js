import { Series, running } from "../losses/series.js";

/** @typedef {import("../losses/series.js").Curve} Curve */
/** @typedef {import("../runs/history.js").History} History */
/** @typedef {{ steps: ArrayLike<number>, values: ArrayLike<number> }} Points of one run */

/** What can be laid over each other: the engine's curves, smoothed, and the distance to real pictures. */
export const MEASURES = /** @type {const} */ ([
  "distance",
  "loss_d",
  "loss_g",
  "d_real",
  "d_fake_before",
]);
/** @typedef {(typeof MEASURES)[number]} Measure */

/** One line for each run, told apart by dashes as well. @type {import("../../shared/chart.js").Line[]} */
const LINES = [
  { stroke: "--appraiser", width: 2, spanGaps: true },
  { stroke: "--forger", width: 2, dash: [6, 4], spanGaps: true },
  { stroke: "--ink", width: 2, dash: [2, 3], spanGaps: true },
  { stroke: "--edge", width: 2.5, dash: [10, 4, 2, 4], spanGaps: true },
];

/**
 * The lines of so many runs. Distances are few, and of a short run there is only one: they have dots.
 * @param {Measure} measure
 * @param {number} count
 */
export function linesOf(measure, count) {
  const lines = LINES.slice(0, count);
  if (measure !== "distance") return lines;
  return lines.map((line) => ({ ...line, points: { show: true, size: 6 } }));
}

/**
 * @param {Measure} measure
 * @param {Pick<History, "series" | "evaluations">} history
 * @returns {Points}
 */
export function pointsOf(measure, { series, evaluations }) {
  if (measure === "distance") {
    return {
      steps: evaluations.map(({ step }) => step),
      values: evaluations.map(({ distance }) => distance),
    };
  }
  const [steps, values] = Series.from(series).curves([/** @type {Curve} */ (measure)]);
  return { steps, values: running(values, series.stride) };
}

/**
 * The curves of several runs over the steps that any of them has; where one has no point, null.
 * @param {Points[]} runs
 * @returns {(number | null)[][]} the steps, then a column for each run
 */
export function overlaid(runs) {
  const all = new Set(runs.flatMap(({ steps }) => Array.from(steps)));
  const steps = [...all].sort((a, b) => a - b);
  const columns = runs.map((run) => {
    const values = new Map(Array.from(run.steps, (step, i) => [step, run.values[i]]));
    return steps.map((step) => values.get(step) ?? null);
  });
  return [steps, ...columns];
}
