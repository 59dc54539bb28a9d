import { isSame } from "../../shared/hash.js";

/** @typedef {import("../../shared/page.js").Store} Store */

/** What files of runs on the learner's own images are called by. */
const OWN = "own";

/**
 * What a run is called in the names of files: its images and its seed.
 * @param {Store} store
 */
export function runName({ run, dataset }) {
  const { dataset: name, image_size, seed } = run?.config ?? {};
  const images = dataset && dataset.name === null ? OWN : name;
  return `${images}-${image_size}-seed-${seed}`;
}

/**
 * The name of a file, which says what is in it.
 * @param {Store} store
 * @param {string} what
 * @param {string} ending
 * @param {number} [step] that of the run if left out
 */
export function fileName(store, what, ending, step = store.step) {
  return `${[runName(store), `step-${step}`, what].filter(Boolean).join("-")}.${ending}`;
}

/** The settings that differ from the usual ones, as a link has them. @param {Store} store */
export function unusual({ run, schema }) {
  const config = /** @type {Record<string, string | number>} */ (run?.config ?? {});
  const others = schema.filter(
    (setting) => setting.name in config && !isSame(setting, config[setting.name], setting.default),
  );
  return others.map(({ name }) => `${name}=${config[name]}`).join(" ");
}
