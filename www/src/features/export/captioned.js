import { colour } from "../../shared/colour.js";

/** A picture with lines of text below it, as PNG. */

const PADDING_PX = 24;
const TEXT_PX = 20;
const LINE_PX = 28;

/**
 * Breaks a text into lines that are not wider than a room. What has no spaces, such as a link or Chinese, is broken
 * anywhere.
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} width
 */
export function wrapped(text, room, width) {
  const lines = [""];
  for (const word of text.match(/\s*\S+/g) ?? []) {
    const last = lines.length - 1;
    if (width(lines[last] + word) <= room) lines[last] += word;
    else if (width(word.trimStart()) <= room) lines.push(word.trimStart());
    else {
      for (const sign of word) {
        if (width(lines.at(-1) + sign) > room) lines.push(sign);
        else lines[lines.length - 1] += sign;
      }
    }
  }
  return lines.filter(Boolean);
}

/** @param {CanvasRenderingContext2D} context @param {boolean} isTitle */
function useFont(context, isTitle) {
  context.font = `${isTitle ? "600 " : ""}${TEXT_PX}px ${colour("--font-text")}`;
  context.fillStyle = colour(isTitle ? "--ink" : "--ink-soft");
  context.textBaseline = "middle";
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
export function toPng(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The browser could not make a PNG of this picture."));
    }, "image/png");
  });
}

/**
 * A picture on the page's paper, with a title and further lines below.
 * @param {object} picture
 * @param {number} picture.width
 * @param {number} picture.height
 * @param {(context: CanvasRenderingContext2D) => void} picture.paint draws it with its corner at (0, 0)
 * @param {string[]} texts the title, then what is said about it
 * @returns {Promise<Blob>}
 */
export async function captioned({ width, height, paint }, texts) {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const lines = texts.flatMap((text, i) => {
    useFont(context, i === 0);
    const fits = wrapped(text, width - 2 * PADDING_PX, (part) => context.measureText(part).width);
    return fits.map((line) => ({ line, isTitle: i === 0 }));
  });
  canvas.width = width;
  canvas.height = height + 2 * PADDING_PX + lines.length * LINE_PX;
  context.fillStyle = colour("--sheet");
  context.fillRect(0, 0, canvas.width, canvas.height);
  paint(context);
  lines.forEach(({ line, isTitle }, i) => {
    useFont(context, isTitle);
    context.fillText(line, PADDING_PX, height + PADDING_PX + (i + 0.5) * LINE_PX);
  });
  return toPng(canvas);
}
