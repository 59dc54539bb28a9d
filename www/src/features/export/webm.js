import { TYPE } from "./can-record.js";
import { screenOf } from "./film.js";

/** @typedef {import("./film.js").Film} Film */

const FRAMES_PER_S = 25;
const BITS_PER_S = 2_000_000;

/**
 * Plays a film and records it, which takes as long as it lasts.
 * @param {Film} film
 * @param {import("./kinds.js").Job} job
 * @returns {Promise<Blob>}
 */
export async function recordWebm(film, { progress, signal }) {
  const canvas = document.createElement("canvas");
  const show = screenOf(film, canvas);
  show(film.pictures[0]);
  const stream = canvas.captureStream(FRAMES_PER_S);
  const recorder = new MediaRecorder(stream, { mimeType: TYPE, videoBitsPerSecond: BITS_PER_S });
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const stopped = new Promise((resolve, reject) => {
    recorder.addEventListener("stop", resolve);
    recorder.addEventListener("error", (event) => reject(/** @type {any} */ (event).error));
  });
  stopped.catch(() => {}); // it is awaited below
  recorder.start();
  try {
    for (const [i, picture] of film.pictures.entries()) {
      signal.throwIfAborted();
      show(picture);
      await new Promise((resolve) => setTimeout(resolve, picture.delay_ms));
      progress((i + 1) / film.pictures.length);
    }
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await stopped;
  return new Blob(parts, { type: TYPE });
}
