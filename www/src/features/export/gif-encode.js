import { GIFEncoder } from "gifenc";

/** @typedef {import("./film.js").Film} Film */
/** @typedef {import("./film.js").Picture} Picture */

/**
 * @param {Film} film
 * @param {Picture} picture
 */
function enlarged({ width, height, scale, label }, { pixels, text }) {
  const out = new Uint8Array(width * scale * (height * scale + label));
  for (let y = 0; y < height * scale; y++) {
    const row = Math.floor(y / scale) * width;
    for (let x = 0; x < width * scale; x++) {
      out[y * width * scale + x] = pixels[row + Math.floor(x / scale)];
    }
  }
  if (text) out.set(text, width * scale * height * scale);
  return out;
}

/**
 * A film as a GIF that repeats for ever.
 * @param {Film} film
 * @param {(share: number) => void} [onProgress]
 */
export function encodeGif(film, onProgress = () => {}) {
  const gif = GIFEncoder();
  const [width, height] = [film.width * film.scale, film.height * film.scale + film.label];
  film.pictures.forEach((picture, i) => {
    // A pixel's grey is its place in the table of colours: nothing is rounded away.
    const palette = i === 0 ? film.colours : undefined;
    gif.writeFrame(enlarged(film, picture), width, height, {
      palette,
      delay: picture.delay_ms,
      repeat: 0,
    });
    onProgress((i + 1) / film.pictures.length);
  });
  gif.finish();
  return gif.bytes();
}
