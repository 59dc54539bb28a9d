import { expose } from "comlink";
import { readFile } from "../../shared/read-file.js";
import { toTrouble } from "../../shared/trouble.js";
import { measured } from "./measured.js";
import { readExperiment, writeExperiment } from "./experiment-file.js";
import { encodeGif } from "./gif-encode.js";

/** @typedef {import("../../shared/trouble.js").Trouble} Trouble */
/** @typedef {import("./experiment-file.js").Experiment} Experiment */
/** @typedef {import("./film.js").Film} Film */

/** What would hold the page up for longer than a frame. */
const api = {
  encodeGif: (/** @type {Film} */ film, /** @type {(share: number) => void} */ onProgress) =>
    encodeGif(film, onProgress),
  writeExperiment: (/** @type {Experiment} */ experiment) =>
    new Blob([writeExperiment(experiment)], { type: "application/json" }),
  /**
   * @param {File} file
   * @returns {Promise<{ experiment: Experiment } | { trouble: Trouble }>} errors lose their codes on the way
   */
  async readExperiment(file) {
    try {
      return { experiment: readExperiment(await file.text(), file.name) };
    } catch (error) {
      return { trouble: toTrouble(error) };
    }
  },
  /**
   * What a file says of its run, without its weights, which would be most of it.
   * @param {File} file
   * @returns {Promise<{ measured: import("./measured.js").Measured } | { trouble: Trouble }>}
   */
  async readMeasured(file) {
    try {
      return { measured: measured(await readText(file), file.name) };
    } catch (error) {
      return { trouble: toTrouble(error) };
    }
  },
};

/** @param {File} file */
async function readText(file) {
  return new TextDecoder().decode(await readFile(file));
}

/** @typedef {typeof api} ExportApi */

expose(api);
