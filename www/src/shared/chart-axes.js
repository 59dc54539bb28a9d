import { formatNumber } from "./i18n/index.js";

/** @import uPlot from "uplot" */

/** What is left free above and below curves that fill the height. */
const MARGIN = 0.05;

/**
 * @param {number | undefined} max the top of a linear axis, whose bottom is 0
 * @param {boolean} isLog
 * @param {() => boolean} isClose whether the axis should fit the curves instead, to show a part of them closely
 * @returns {uPlot.Scale}
 */
export function yScale(max, isLog, isClose) {
  if (isLog) return { distr: 3, range: (_, low, high) => decades(low ?? 1, high ?? 10) };
  return {
    range: (_, low, high) => {
      if (isClose() && Number.isFinite(low) && Number.isFinite(high)) return around(low, high);
      return [Math.min(0, low ?? 0), max ?? Math.max(1, high ?? 1) * (1 + MARGIN)];
    },
  };
}

/**
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
function around(low, high) {
  const margin = (high - low) * MARGIN || Math.abs(high) * MARGIN || MARGIN;
  return [low - margin, high + margin];
}

/**
 * Whole decades around two numbers, so that the axis has a labelled line at either end.
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
function decades(low, high) {
  const bottom = Math.floor(Math.log10(Math.max(low, 1e-6)));
  const top = Math.ceil(Math.log10(Math.max(high, 1e-6)));
  return [10 ** bottom, 10 ** Math.max(top, bottom + 1)];
}

/**
 * The labelled lines of a logarithmic axis. uPlot's default of ten a decade is too dense.
 * @param {uPlot} _
 * @param {number} _axis
 * @param {number} bottom
 * @param {number} top
 */
function ticks(_, _axis, bottom, top) {
  const [from, to] = [Math.round(Math.log10(bottom)), Math.round(Math.log10(top))];
  const perDecade = to - from > 1 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: to - from + 1 }, (_unused, i) => 10 ** (from + i));
  return powers.flatMap((power) => perDecade.map((digit) => digit * power)).filter((x) => x <= top);
}

/** From here on a number written out would not fit beside its axis. */
const COMPACT_FROM = 10_000;

/**
 * The numbers at the lines of a logarithmic axis, each of one digit and zeros.
 * @param {number} value
 */
function logNumber(value) {
  const notation = value < COMPACT_FROM ? "standard" : "compact";
  return formatNumber(value, { notation, maximumSignificantDigits: 1 });
}

/** uPlot leaves out numbers where lines are close, even the last. @type {uPlot.Axis.Filter} */
const keepAll = (_, splits) => splits;

/** @type {Partial<uPlot.Axis>} */
export const LOG_AXIS = {
  splits: ticks,
  filter: keepAll,
  values: (_, values) => values.map(logNumber),
};

/** The numbers at the lines of a linear axis. @param {unknown} _ @param {(number | null)[]} values */
export function linearNumbers(_, values) {
  return values.map((value) => (value === null ? "" : formatNumber(value)));
}
