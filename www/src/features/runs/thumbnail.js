import { paintFrame } from "../../shared/paint.js";

/** @import { Mosaic } from "#pkg/types/index.js" */

/** Few digits, but large enough to recognise. */
const TILES = 4;

/**
 * A corner of the grid as PNG.
 * @param {Mosaic} frame
 * @returns {Promise<Blob | null>}
 */
export function thumbnailOf(frame) {
  const canvas = document.createElement("canvas");
  const [columns, rows] = [frame.columns, frame.rows].map((count) => Math.min(TILES, count));
  paintFrame(canvas, frame, { column: 0, row: 0, columns, rows });
  return new Promise((resolve) => canvas.toBlob(resolve));
}
