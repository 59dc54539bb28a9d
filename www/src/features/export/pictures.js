import { colour } from "../../shared/colour.js";
import { paintFrame, paintTiles } from "../../shared/paint.js";
import { captioned } from "./captioned.js";
import { printOn, printedNow } from "./printed.js";

/** @import { Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./kinds.js").ChartPicture} ChartPicture */

/** A pixel of a generated picture covers so many of the file's, each way. */
const SCALE = 4;
const MARGIN_PX = 24;
const TITLE_PX = 18;
const LEGEND_PX = 16;
const LINE_PX = 26;
const SAMPLE_PX = 36;

/**
 * A mosaic, or tiles of its first row, printed as on the page, four times as large.
 * @param {Mosaic} frame
 * @param {string[]} texts
 * @param {number[]} [tiles]
 */
export function sheetPng(frame, texts, tiles) {
  const source = document.createElement("canvas");
  if (tiles) paintTiles(source, frame, tiles);
  else paintFrame(source, frame);
  if (frame.channels === 1) printOn(source, printedNow()); // coloured pictures stay as they are
  const [width, height] = [source.width * SCALE, source.height * SCALE];
  const paint = (/** @type {CanvasRenderingContext2D} */ context) => {
    context.imageSmoothingEnabled = false;
    context.drawImage(source, 0, 0, width, height);
  };
  return captioned({ width, height, paint }, texts);
}

/**
 * Charts below each other, each with its title and what its lines are.
 * @param {ChartPicture[]} charts
 * @param {string[]} texts
 */
export function chartsPng(charts, texts) {
  const ratio = Math.max(1, ...charts.map(({ ratio }) => ratio));
  const head = 2 * LINE_PX * ratio;
  const margin = MARGIN_PX * ratio;
  const width = Math.max(640, ...charts.map(({ canvas }) => canvas.width)) + 2 * margin;
  const heights = charts.map(({ canvas }) => head + canvas.height + margin);
  const height = heights.reduce((sum, one) => sum + one, margin);
  const paint = (/** @type {CanvasRenderingContext2D} */ context) => {
    let top = margin;
    charts.forEach((chart, i) => {
      drawHead(context, chart, margin, top, ratio);
      context.drawImage(chart.canvas, margin, top + head);
      top += heights[i];
    });
  };
  return captioned({ width, height, paint }, texts);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ChartPicture} chart
 * @param {number} left
 * @param {number} top
 * @param {number} ratio pixels of the file to one of the style sheet
 */
function drawHead(context, { title, names, lines }, left, top, ratio) {
  const font = (/** @type {number} */ px) => `${px * ratio}px ${colour("--font-text")}`;
  context.textBaseline = "middle";
  context.fillStyle = colour("--ink");
  context.font = `600 ${font(TITLE_PX)}`;
  context.fillText(title, left, top + (LINE_PX / 2) * ratio);
  context.font = font(LEGEND_PX);
  let x = left;
  const y = top + 1.5 * LINE_PX * ratio;
  names.forEach((name, i) => {
    const sample = SAMPLE_PX * ratio;
    context.strokeStyle = colour(lines[i].stroke);
    context.lineWidth = 2 * ratio;
    context.setLineDash((lines[i].dash ?? []).map((px) => px * ratio));
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + sample, y);
    context.stroke();
    context.fillText(name, x + 1.25 * sample, y);
    x += 2 * sample + context.measureText(name).width;
  });
  context.setLineDash([]);
}
