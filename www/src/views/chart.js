import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatNumber, t } from "../i18n/index.js";

const HEIGHT_PX = 230;
const RAW_ALPHA = 0.28;
/** Fewer steps than this would make the first axis ticks absurd. */
const MIN_STEPS_SHOWN = 10;

/**
 * A colour of the style sheet, as canvas needs it.
 * @param {string} name
 */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * Two curves, D solid and G dashed, each as a faint raw line under a bold running mean.
 * @returns {uPlot.Series[]}
 */
function seriesStyles() {
  const [d, g] = [colour("--appraiser"), colour("--forger")];
  const points = { show: false };
  return [
    {},
    { stroke: d, width: 1, alpha: RAW_ALPHA, points },
    { stroke: g, width: 1, alpha: RAW_ALPHA, points },
    { stroke: d, width: 2, points },
    { stroke: g, width: 2, dash: [6, 4], points },
  ];
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

/** A chart with three methods: draw, resize (by itself), destroy. */
export class LineChart {
  /**
   * @param {HTMLElement} room
   * @param {{ max: number | undefined }} options `max` fixes the top of the axis; its bottom is 0
   */
  constructor(room, { max }) {
    this.room = room;
    this.plot = new uPlot(this.#options(max), [[], [], [], [], []], room);
    this.observer = new ResizeObserver(() => this.#resize());
    this.observer.observe(room);
  }

  /** @param {number | undefined} max @returns {uPlot.Options} */
  #options(max) {
    const numbers = (/** @type {uPlot} */ _, /** @type {number[]} */ values) =>
      values.map((value) => formatNumber(value));
    return {
      width: this.room.clientWidth || 300,
      height: HEIGHT_PX,
      legend: { show: false }, // ours is text beside the title
      cursor: { show: false }, // a hover-only readout would exclude keyboards
      padding: [8, 18, 0, 0],
      scales: {
        x: {
          time: false,
          range: (_, low, high) => [low ?? 0, Math.max(high ?? 0, MIN_STEPS_SHOWN)],
        },
        y: {
          range: (_, low, high) => [Math.min(0, low ?? 0), max ?? Math.max(1, high ?? 1) * 1.05],
        },
      },
      axes: [
        {
          ...axisStyle(),
          label: t("losses.step"),
          labelSize: 18,
          labelFont: axisStyle().font,
          size: 30,
          values: numbers,
        },
        { ...axisStyle(), size: 44, values: numbers },
      ],
      series: seriesStyles(),
    };
  }

  /** @param {number[][]} columns */
  draw(columns) {
    this.plot.setData(/** @type {uPlot.AlignedData} */ (columns));
  }

  #resize() {
    const width = this.room.clientWidth;
    if (width && width !== this.plot.width) this.plot.setSize({ width, height: HEIGHT_PX });
  }

  destroy() {
    this.observer.disconnect();
    this.plot.destroy();
  }
}
