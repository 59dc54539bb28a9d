// Before uPlot, which needs it.
import "./valid-language.js";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { LOG_AXIS, linearNumbers, yScale } from "./chart-axes.js";
import { dragPart } from "./chart-hands.js";
import { drawMarks } from "./chart-marks.js";
import { panned, zoomed } from "./chart-window.js";
import { colour } from "./colour.js";
import { t } from "./i18n/index.js";

/** @typedef {import("./chart-marks.js").StepMark} StepMark */
/** @typedef {import("./chart-window.js").ChartWindow} ChartWindow */
/** @typedef {import("./chart-window.js").Range} Range */

/** Where the style sheet gives the room none. */
const HEIGHT_PX = 230;
/** In a lower room the curves get the rows that the x axis and its name would take; what the axis is, the tools' text says. */
const LOW_PX = 160;
const RAW_ALPHA = 0.28;
/** The x axis spans at least so many steps: with fewer, its ticks would be fractions. */
const MIN_STEPS_SHOWN = 10;
/** The charts of a page have their cursors at the same step. */
const SYNC_KEY = "steps";
const SYNCED = ["mousemove", "mouseleave"];
/** Where uPlot has a cursor that is not shown. */
const AWAY = { left: -10, top: -10 };

/**
 * A series whose colour is a variable of the style sheet.
 * @typedef {Omit<uPlot.Series, "stroke"> & { stroke: string }} Line
 */

const points = { show: false };

/** Two curves, D solid and G dashed. @type {Line[]} */
export const DUEL = [
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

/** What was measured, faint behind its running means. @param {Line[]} lines @returns {Line[]} */
export function behind(lines) {
  return lines.map(({ stroke }) => ({ stroke, width: 1, alpha: RAW_ALPHA }));
}

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

/** Curves over the steps: drawn, zoomed with the page's other charts, and read at a cursor. */
export class LineChart {
  /** @type {StepMark[]} */
  #marks = [];
  /** @type {number | null} the step that keys have moved the cursor to */
  #at = null;
  #window;
  #onCursor;

  /**
   * @param {HTMLElement} room
   * @param {object} options
   * @param {Line[]} options.lines
   * @param {number} [options.max] fixes the top of the axis, whose bottom is 0, unless a part of the steps is shown
   * @param {boolean} [options.isLog] makes it logarithmic instead
   * @param {ChartWindow} options.window
   * @param {(index: number | null) => void} options.onCursor hears which point the cursor is at
   */
  constructor(room, { lines, max, isLog = false, window, onCursor }) {
    this.room = room;
    this.#window = window;
    this.#onCursor = onCursor;
    const empty = /** @type {uPlot.AlignedData} */ ([[], ...lines.map(() => [])]);
    this.plot = new uPlot(this.#options(lines, max, isLog), empty, room);
    this.#fitAxis();
    this.observer = new ResizeObserver(() => this.#resize());
    this.observer.observe(room);
  }

  /**
   * @param {Line[]} lines
   * @param {number | undefined} max
   * @param {boolean} isLog
   * @returns {uPlot.Options}
   */
  #options(lines, max, isLog) {
    return {
      width: this.room.clientWidth || 300,
      height: this.room.clientHeight || HEIGHT_PX,
      legend: { show: false }, // ours is text beside the title
      cursor: this.#cursor(),
      padding: [6, 18, 0, 0],
      scales: {
        x: { time: false, range: () => this.shown },
        y: yScale(max, isLog, () => this.isZoomed),
      },
      axes: [
        {
          ...axisStyle(),
          label: this.#isLow ? undefined : t("chart.step"), // uPlot keeps room for it, or not, from now on
          labelSize: 18,
          labelFont: axisStyle().font,
          size: () => (this.#isLow ? 20 : 30),
          gap: 4,
          values: linearNumbers,
        },
        { ...axisStyle(), size: 44, values: linearNumbers, ...(isLog && LOG_AXIS) },
      ],
      series: [{}, ...lines.map(seriesStyle)],
      hooks: {
        draw: [(plot) => drawMarks(plot, this.#marks)],
        setCursor: [(plot) => this.#onCursor(plot.cursor.idx ?? null)],
        setSelect: [(plot) => this.#take(plot)],
      },
    };
  }

  get #isLow() {
    return (this.room.clientHeight || HEIGHT_PX) < LOW_PX;
  }

  /** The axis has its name where there is room; the style sheet moves the tools out of the way of its numbers. */
  #fitAxis() {
    this.plot.axes[0].label = this.#isLow ? undefined : t("chart.step");
    this.room.toggleAttribute("data-low", this.#isLow);
  }

  /** @returns {uPlot.Cursor} */
  #cursor() {
    return {
      y: false,
      points: { show: false }, // the values are in the text below
      drag: { x: true, y: false, setScale: false },
      sync: {
        key: SYNC_KEY,
        scales: ["x", null],
        filters: { pub: (type) => SYNCED.includes(type) },
      },
      bind: {
        mousedown: (_plot, _target, usual) => (event) => {
          if (event.shiftKey) dragPart(this, event);
          else usual(event);
          return null;
        },
        mousemove: (_plot, _target, usual) => (event) => {
          this.#at = null; // the pointer has taken the cursor over
          usual(event);
          return null;
        },
        dblclick: () => () => {
          this.showAll();
          return null;
        },
      },
    };
  }

  /** Zooms to what the pointer was drawn across. @param {uPlot} plot */
  #take(plot) {
    const { left, width } = plot.select;
    if (!width) return;
    const [from, to] = [left, left + width].map((x) => plot.posToVal(x, "x"));
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#window.show([from, to], this.#extent);
  }

  /** The first step and the last one that there are. @returns {Range} */
  get #extent() {
    const [steps] = this.plot?.data ?? [[]];
    const first = steps[0] ?? 0;
    // Never a single step: uPlot would look for its ticks for ever.
    return [first, Math.max(steps.at(-1) ?? 0, first + MIN_STEPS_SHOWN - 1)];
  }

  /** The first step and the last one that are shown. @returns {Range} */
  get shown() {
    return this.#window.within(this.#extent);
  }

  get isZoomed() {
    return this.#window.isZoomed;
  }

  /** Width of the curves' room in CSS pixels. */
  get width() {
    return this.plot.over.clientWidth || 1;
  }

  /** The step below a place on the screen. @param {number} clientX */
  stepAt(clientX) {
    return this.plot.posToVal(clientX - this.plot.over.getBoundingClientRect().left, "x");
  }

  /**
   * @param {number} factor below 1 = closer
   * @param {number} [step] what keeps its place; the cursor, or the middle, if left out
   */
  zoom(factor, step) {
    const [from, to] = this.shown;
    const at = step ?? this.#at ?? (from + to) / 2;
    const kept = at >= from && at <= to ? at : (from + to) / 2;
    this.#window.show(zoomed([from, to], factor, kept, this.#extent), this.#extent);
  }

  /** @param {number} share of what is shown, below 0 = to earlier steps */
  pan(share) {
    if (!this.isZoomed) return;
    this.#window.show(panned(this.shown, share, this.#extent), this.#extent);
  }

  showAll() {
    this.#window.show(null, this.#extent);
  }

  /** Moves the cursor, and what is shown with it. @param {number} by so many points; infinitely many = to an end */
  moveCursor(by) {
    const [steps] = this.plot.data;
    if (!steps.length) return;
    const [from, to] = this.shown;
    const now = this.plot.cursor.idx ?? steps.findLastIndex((step) => step <= to);
    const isNew = !Number.isInteger(this.plot.cursor.idx) && Number.isFinite(by);
    const next = Math.min(Math.max(isNew ? now : now + by, 0), steps.length - 1);
    const step = steps[next];
    this.#at = step;
    if (step < from || step > to) {
      const half = (to - from) / 2;
      this.#window.show([step - half, step + half], this.#extent);
    } else this.#place();
  }

  /** Puts the cursor to where keys have moved it. */
  #place() {
    if (this.#at === null) return;
    const left = this.plot.valToPos(this.#at, "x");
    const isGone = left < 0 || left > this.width;
    if (isGone) this.#at = null;
    this.#setCursor(isGone ? AWAY : { left, top: 0 });
  }

  /** @param {{ left: number, top: number }} place in this chart; others follow */
  #setCursor(place) {
    // Its types lack the last argument, by which the others hear of it.
    const plot =
      /** @type {{ setCursor(at: typeof place, fires: boolean, tells: boolean): void }} */ (
        this.plot
      );
    plot.setCursor(place, true, true);
  }

  /** Takes the cursor away. */
  leave() {
    this.#at = null;
    this.#setCursor(AWAY);
  }

  /**
   * @param {(number | null)[][]} columns
   * @param {StepMark[]} [marks]
   */
  draw(columns, marks = []) {
    this.#marks = marks;
    this.plot.setData(/** @type {uPlot.AlignedData} */ (columns));
    // uPlot does so in a microtask; the cursor needs the scale as it will be.
    queueMicrotask(() => this.#place());
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.room;
    if (!width || !height) return; // it is in a part of the page that is not shown
    if (width === this.plot.width && height === this.plot.height) return;
    this.#fitAxis();
    this.plot.setSize({ width, height });
  }

  destroy() {
    this.observer.disconnect();
    this.plot.destroy();
    this.plot.root.remove();
  }
}
