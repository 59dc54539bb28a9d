import uPlot from "uplot";
import { colour } from "./colour.js";

/** @typedef {{ step: number, label: string }} StepMark a step that something happened at */

const LABEL_PX = 12;
const LABEL_GAP_PX = 3;

/**
 * Thin vertical lines, each with its label. A mark beyond the drawn points stands at their edge: points
 * arrive late and are means of several steps.
 * @param {uPlot} plot
 * @param {StepMark[]} marks
 */
export function drawMarks(plot, marks) {
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
  const { min = first, max = last } = plot.scales.x;
  for (const { step, label } of marks) {
    const at = Math.min(Math.max(step, first), last);
    if (at < min || at > max) continue; // beyond the part that is shown
    const x = plot.valToPos(at, "x", true);
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
