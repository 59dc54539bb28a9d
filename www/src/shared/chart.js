// Before uPlot, which needs it.
import "./valid-language.js";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatNumber, t } from "./i18n/index.js";

/** Where the style sheet gives the room none. */
const HEIGHT_PX = 230;
const RAW_ALPHA = 0.28;
const LABEL_PX = 12;
const LABEL_GAP_PX = 3;
/** The x axis spans at least so many steps: with fewer, its ticks would be fractions. */
const MIN_STEPS_SHOWN = 10;

/**
 * A colour of the style sheet, as canvas needs it.
 * @param {string} name
 */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * A series whose colour is a variable of the style sheet.
 * @typedef {Omit<uPlot.Series, "stroke"> & { stroke: string }} Line
 */

const points = { show: false };

/**
 * Two curves, D solid and G dashed, each as a faint raw line under a bold running mean.
 * @type {Line[]}
 */
export const DUEL = [
  { stroke: "--appraiser", width: 1, alpha: RAW_ALPHA },
  { stroke: "--forger", width: 1, alpha: RAW_ALPHA },
  { stroke: "--appraiser", width: 2 },
  { stroke: "--forger", width: 2, dash: [6, 4] },
];

/**
 * A curve with dots, since it may have few points, and the dotted baseline below it.
 * @type {Line[]}
 */
export const ABOVE_BASELINE = [
  { stroke: "--forger", width: 2, points: { show: true, size: 6 } },
  { stroke: "--ink-soft", width: 1.5, dash: [2, 4] },
];

/** @typedef {{ step: number, label: string }} StepMark a step that something happened at */

/** @param {Line} line @returns {uPlot.Series} */
function seriesStyle(line) {
  return { points, ...line, stroke: colour(line.stroke) };
}

/** @returns {uPlot.Axis} */
function axisStyle() {
  return {
    stroke: colour("--ink-soft"),
    font: `12px ${colour("--font-text")}`,
    grid: { stroke: colour("--rule"), width: 1 },
    ticks: { stroke: colour("--rule"), width: 1, size: 4 },
  };
}

/**
 * @param {number | undefined} max
 * @param {boolean} isLog
 * @returns {uPlot.Scale}
 */
function yScale(max, isLog) {
  if (isLog) return { distr: 3, range: (_, low, high) => decades(low ?? 1, high ?? 10) };
  return {
    range: (_, low, high) => [Math.min(0, low ?? 0), max ?? Math.max(1, high ?? 1) * 1.05],
  };
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
const LOG_AXIS = {
  splits: ticks,
  filter: keepAll,
  values: (_, values) => values.map(logNumber),
};

/**
 * Thin vertical lines, each with its label. A mark beyond the drawn points stands at their edge: points
 * arrive late and are means of several steps.
 * @param {uPlot} plot
 * @param {StepMark[]} marks
 */
function drawMarks(plot, marks) {
  const { ctx, data } = plot;
  const [first, last] = [data[0][0], data[0].at(-1)];
  if (first === undefined || last === undefined) return;
  ctx.save();
  ctx.strokeStyle = colour("--ink-soft");
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([]); // the last curve's own are still set
  ctx.font = `${LABEL_PX * uPlot.pxRatio}px ${colour("--font-text")}`;
  ctx.textBaseline = "top";
  ctx.textAlign = "center";
  let labelled = -Infinity;
  for (const { step, label } of marks) {
    const x = plot.valToPos(Math.min(Math.max(step, first), last), "x", true);
    drawVertical(plot, x);
    const width = ctx.measureText(label).width + 2 * LABEL_GAP_PX * uPlot.pxRatio;
    if (x - width / 2 < labelled) continue; // unreadable on top of another; the list has them all
    labelled = x + width / 2;
    drawLabel(plot, x, width, label);
  }
  ctx.restore();
}

/**
 * @param {uPlot} plot
 * @param {number} x
 */
function drawVertical({ ctx, bbox }, x) {
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
}

/**
 * A label at the upper end of its line, on paper so that no curve runs through it.
 * @param {uPlot} plot
 * @param {number} x
 * @param {number} width
 * @param {string} label
 */
function drawLabel({ ctx, bbox }, x, width, label) {
  const height = (LABEL_PX + LABEL_GAP_PX) * uPlot.pxRatio;
  ctx.fillStyle = colour("--paper");
  ctx.fillRect(x - width / 2, bbox.top, width, height);
  ctx.strokeRect(x - width / 2, bbox.top, width, height);
  ctx.fillStyle = colour("--ink");
  ctx.fillText(label, x, bbox.top + (LABEL_GAP_PX / 2) * uPlot.pxRatio);
}

/** A chart with three methods: draw, resize (by itself), destroy. */
export class LineChart {
  /** @type {StepMark[]} */
  #marks = [];

  /**
   * @param {HTMLElement} room
   * @param {object} options
   * @param {Line[]} options.lines
   * @param {number} [options.max] fixes the top of the axis, whose bottom is 0
   * @param {boolean} [options.isLog] makes it logarithmic instead
   */
  constructor(room, { lines, max, isLog = false }) {
    this.room = room;
    const empty = /** @type {uPlot.AlignedData} */ ([[], ...lines.map(() => [])]);
    this.plot = new uPlot(this.#options(lines, yScale(max, isLog)), empty, room);
    this.observer = new ResizeObserver(() => this.#resize());
    this.observer.observe(room);
  }

  /**
   * @param {Line[]} lines
   * @param {uPlot.Scale} y
   * @returns {uPlot.Options}
   */
  #options(lines, y) {
    const numbers = (/** @type {uPlot} */ _, /** @type {number[]} */ values) =>
      values.map((value) => (value === null ? "" : formatNumber(value)));
    return {
      width: this.room.clientWidth || 300,
      height: this.room.clientHeight || HEIGHT_PX,
      legend: { show: false }, // ours is text beside the title
      cursor: { show: false }, // a hover-only readout would exclude keyboards
      padding: [8, 18, 0, 0],
      scales: {
        x: {
          time: false,
          range: (_, low, high) => [low ?? 0, Math.max(high ?? 0, MIN_STEPS_SHOWN)],
        },
        y,
      },
      axes: [
        {
          ...axisStyle(),
          label: t("chart.step"),
          labelSize: 18,
          labelFont: axisStyle().font,
          size: 30,
          values: numbers,
        },
        { ...axisStyle(), size: 44, values: numbers, ...(y.distr === 3 && LOG_AXIS) },
      ],
      series: [{}, ...lines.map(seriesStyle)],
      hooks: { draw: [(plot) => drawMarks(plot, this.#marks)] },
    };
  }

  /**
   * @param {(number | null)[][]} columns
   * @param {StepMark[]} [marks]
   */
  draw(columns, marks = []) {
    this.#marks = marks;
    this.plot.setData(/** @type {uPlot.AlignedData} */ (columns));
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.room;
    if (!width || !height) return; // it is in a part of the page that is not shown
    if (width !== this.plot.width || height !== this.plot.height)
      this.plot.setSize({ width, height });
  }

  destroy() {
    this.observer.disconnect();
    this.plot.destroy();
  }
}
