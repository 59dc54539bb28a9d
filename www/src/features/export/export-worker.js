import { expose } from "comlink";
import { toTrouble } from "../../shared/trouble.js";
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
};

/** @typedef {typeof api} ExportApi */

expose(api);
