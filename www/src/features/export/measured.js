import { readExperiment } from "./experiment-file.js";

/** @typedef {import("./experiment-file.js").Experiment} Experiment */

/**
 * What an experiment file says of its run, without its weights: those of thirty files would fill a tab's memory.
 * @typedef {Omit<Experiment, "weights" | "measurements"> & {
 *   shipped: string | null,
 *   print: string,
 *   stride: number,
 *   columns: Record<string, Float64Array>,
 *   evaluations: Experiment["measurements"]["evaluations"],
 * }} Measured shipped: weights of the site that the file names; print: the same for files of the same text alone
 */

/** FNV-1a with 32 bits, from two starts: crypto.subtle is missing where a page is served by http. @param {string} text */
function printOf(text) {
  let [a, b] = [0x811c9dc5, 0x01234567];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
  }
  return `${text.length} ${a >>> 0} ${b >>> 0}`;
}

/**
 * @param {string} json
 * @param {string} file its name
 * @returns {Measured}
 * @throws {import("../../shared/trouble.js").TroubleError} which names what is wrong, and where
 */
export function measured(json, file) {
  const { weights, measurements, ...rest } = readExperiment(json, file);
  const { stride, series, evaluations } = measurements;
  const columns = Object.entries(series).map(([name, values]) => [name, Float64Array.from(values)]);
  return {
    ...rest,
    shipped: "shipped" in weights ? weights.shipped : null,
    print: printOf(json),
    stride,
    columns: Object.fromEntries(columns),
    evaluations,
  };
}
