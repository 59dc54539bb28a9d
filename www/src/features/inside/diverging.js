import { colour } from "../../shared/colour.js";

/** Numbers around 0 as colours: the forger's above it, the appraiser's below, and the paper for 0 itself. */

/**
 * Each number as a share of the one that is furthest from 0.
 * @param {Float32Array} values
 * @returns {{ shares: Float32Array, strongest: number }} shares are from -1 to 1, all 0 where all numbers are
 */
export function toShares(values) {
  const strongest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { shares: strongest > 0 ? values.map((value) => value / strongest) : values, strongest };
}

/**
 * Paints numbers row by row, each as one pixel.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} values
 * @param {number} columns
 */
export function paintDiverging(canvas, values, columns) {
  canvas.width = columns;
  canvas.height = Math.ceil(values.length / columns);
  const context = canvas.getContext("2d");
  if (!context) return;
  const { shares } = toShares(values);
  const [above, below] = [colour("--forger"), colour("--appraiser")];
  shares.forEach((share, i) => {
    context.globalAlpha = Math.abs(share);
    context.fillStyle = share > 0 ? above : below;
    context.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  });
}
