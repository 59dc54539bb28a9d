/** @import { Mosaic } from "#pkg/types" */

/**
 * A rectangle of tiles within a mosaic.
 * @typedef {{ column: number, row: number, columns: number, rows: number }} Tiles
 */

/** @param {Mosaic} frame @returns {Tiles} */
function allTiles({ columns, rows }) {
  return { column: 0, row: 0, columns, rows };
}

/** What a text may say of a mosaic. @param {Mosaic} frame */
export function gridSize({ columns, rows }) {
  return { count: columns * rows, columns, rows };
}

/**
 * Copies part of a grey or RGB mosaic into RGBA.
 * @param {Mosaic} frame
 * @param {Tiles} tiles
 * @param {Uint8ClampedArray} rgba
 */
export function toRgba(frame, tiles, rgba) {
  const { pixels, channels, width, tile } = frame;
  const [outWidth, outHeight] = [tiles.columns * tile, tiles.rows * tile];
  let to = 0;
  for (let y = 0; y < outHeight; y++) {
    let from = ((tiles.row * tile + y) * width + tiles.column * tile) * channels;
    for (let x = 0; x < outWidth; x++, from += channels, to += 4) {
      rgba[to] = pixels[from];
      rgba[to + 1] = pixels[from + (channels === 3 ? 1 : 0)];
      rgba[to + 2] = pixels[from + (channels === 3 ? 2 : 0)];
      rgba[to + 3] = 255;
    }
  }
}

/**
 * Paints the mosaic (or some tiles of it) one image pixel to one canvas pixel; CSS scales it up.
 * The canvas holds the plain grey values, white on black: printing them as ink on paper is the style
 * sheet's business.
 * @param {HTMLCanvasElement} canvas
 * @param {Mosaic} frame
 * @param {Tiles} [tiles]
 */
export function paintFrame(canvas, frame, tiles = allTiles(frame)) {
  const [width, height] = [tiles.columns * frame.tile, tiles.rows * frame.tile];
  // Assigning a size clears the canvas, even to the same value.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  toRgba(frame, tiles, image.data);
  context.putImageData(image, 0, 0);
}

/** A picture at a whole-number scale must fill at least this share of the room. */
const MIN_FILL = 0.82;

/**
 * The CSS width at which image pixels cover whole device pixels, if that nearly fills the room.
 * @param {number} naturalPixels
 * @param {number} roomPx CSS pixels
 * @param {number} pixelRatio device pixels per CSS pixel
 */
export function crispWidth(naturalPixels, roomPx, pixelRatio) {
  const scale = Math.floor((roomPx * pixelRatio) / naturalPixels);
  const width = (scale * naturalPixels) / pixelRatio;
  return width >= MIN_FILL * roomPx ? width : roomPx;
}

/**
 * Paints chosen pictures of a mosaic in this order: side by side where it has a single row, else in rows as long as its own.
 * @param {HTMLCanvasElement} canvas
 * @param {Mosaic} frame
 * @param {number[]} places row by row
 */
export function paintTiles(canvas, frame, places) {
  const { tile } = frame;
  const columns = frame.rows === 1 ? places.length : frame.columns;
  canvas.width = columns * tile;
  canvas.height = Math.ceil(places.length / columns) * tile;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(tile, tile);
  places.forEach((wanted, i) => {
    const place = Math.min(wanted, frame.columns * frame.rows - 1);
    const row = Math.floor(place / frame.columns);
    toRgba(frame, { column: place % frame.columns, row, columns: 1, rows: 1 }, image.data);
    context.putImageData(image, (i % columns) * tile, Math.floor(i / columns) * tile);
  });
}
