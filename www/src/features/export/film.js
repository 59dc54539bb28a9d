import { paintFrame } from "../../shared/paint.js";
import { count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { colour } from "../../shared/colour.js";
import { groundGrey, printedNow, printOn } from "./printed.js";

/** @import { Frame, Mosaic } from "#pkg/types/index.js" */

/** A picture of a film has so many pixels each way at least. */
const SIDE_PX = 256;
const LABEL_PX = 28;
const WALK_DELAY_MS = 80;
/** How long the walk rests at its ends. */
const REST_MS = 500;
const SHEET_DELAY_MS = 400;
const LAST_SHEET_MS = 2000;

/**
 * A film in greys, and what those look like.
 * @typedef {object} Film
 * @property {import("./printed.js").Colour[]} colours of the greys from 0 to 255
 * @property {number} width of a picture as it was generated
 * @property {number} height
 * @property {number} scale how many pixels of the film one of those covers, each way
 * @property {number} label height of the text below each picture, in pixels of the film; 0 = none
 * @property {Picture[]} pictures
 *
 * @typedef {object} Picture
 * @property {Uint8Array} pixels greys, `width * height`
 * @property {Uint8Array} [text] greys, `scale * width * label`
 * @property {number} delay_ms until the next one
 */

/**
 * Part of a mosaic in greys.
 * @param {Mosaic} frame
 * @param {number} left in pixels
 * @param {number} width
 */
function greys({ pixels, channels, width: row, height }, left, width) {
  const values = new Uint8Array(width * height);
  for (let at = 0; at < values.length; at++) {
    const from = Math.floor(at / width) * row + left + (at % width);
    values[at] = pixels[from * channels];
  }
  return values;
}

/**
 * The walk there and back.
 * @param {Mosaic} frame one row of its pictures
 * @param {Film["colours"]} [colours] of the greys
 * @returns {Film}
 */
export function walkFilm(frame, colours = printedNow()) {
  const { columns, tile } = frame;
  const there = Array.from({ length: columns }, (_, i) => i);
  const back = there.slice(1, -1).reverse();
  const pictures = [...there, ...back].map((column) => ({
    pixels: greys({ ...frame, height: tile }, column * tile, tile),
    delay_ms: column === 0 || column === columns - 1 ? REST_MS : WALK_DELAY_MS,
  }));
  const scale = Math.max(1, Math.ceil(SIDE_PX / tile));
  return { colours, width: tile, height: tile, scale, label: 0, pictures };
}

/**
 * The run's sheets, each with its step below. Another size of images begins another film.
 * @param {Frame[]} frames
 * @returns {Film}
 */
export function historyFilm(frames) {
  const { width, height } = frames[frames.length - 1];
  const shown = frames.filter((frame) => frame.width === width && frame.height === height);
  const scale = width < 2 * SIDE_PX ? 2 : 1;
  const pictures = shown.map((frame, i) => ({
    pixels: greys(frame, 0, width),
    text: textInGreys(t("keep.picture.step", { step: count(frame.step) }), width * scale),
    delay_ms: i === shown.length - 1 ? LAST_SHEET_MS : SHEET_DELAY_MS,
  }));
  return { colours: printedNow(), width, height, scale, label: LABEL_PX, pictures };
}

/**
 * Text in the grey of the pictures' strokes, on that of their background.
 * @param {string} text
 * @param {number} width
 */
function textInGreys(text, width) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, LABEL_PX];
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
  const isLight = groundGrey() === 255;
  context.fillStyle = isLight ? "white" : "black";
  context.fillRect(0, 0, width, LABEL_PX);
  context.fillStyle = isLight ? "black" : "white";
  context.font = `18px ${colour("--font-text")}`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.fillText(text, width / 2, LABEL_PX / 2);
  const { data } = context.getImageData(0, 0, width, LABEL_PX);
  return Uint8Array.from({ length: width * LABEL_PX }, (_, i) => data[4 * i]);
}

/**
 * Plays a film on a canvas.
 * @param {Film} film
 * @param {HTMLCanvasElement} canvas
 * @returns {(picture: Picture) => void}
 */
export function screenOf({ colours, width, height, scale }, canvas) {
  const small = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.imageSmoothingEnabled = false;
  const tile = { columns: 1, rows: 1, tile: width, width, height, channels: 1 };
  return ({ pixels }) => {
    paintFrame(small, { ...tile, pixels });
    printOn(small, colours);
    context.drawImage(small, 0, 0, canvas.width, canvas.height);
  };
}
