import { isInUse } from "../presets/preset-settings.js";

/** @import { Config, Preset, Setting } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/hash.js").Values} Values */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./database.js").Results} Results */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/**
 * What a list says of a run.
 * @typedef {Required<Pick<SavedRun, "step" | "dataset" | "imageSize" | "ownImages" | "ownFile" | "experiment" | "trained" | "seconds">>
 *   & { config: Values, results: Results | null }} RunFacts
 */

/**
 * The preset that a run has begun as; whatever is changed under way, it stays that experiment.
 * @param {{ schema: Setting[], presets: Preset[] }} known
 * @param {Config} config
 */
export function experimentOf({ schema, presets }, config) {
  // Neither makes another experiment of it.
  const telling = schema.filter(({ name }) => name !== "seed" && name !== "epochs");
  return presets.find((preset) => isInUse(telling, preset, config))?.name ?? null;
}

/**
 * What the classifier found last, and at its best.
 * @param {Pick<Store["evaluation"], "latest" | "all">} evaluation
 * @returns {Results | null}
 */
export function resultsOf({ latest, all }) {
  if (!latest) return null;
  const { step, modes, samples, rejected, distance, baseline } = latest;
  const best = all.reduce((least, one) => (one.distance < least.distance ? one : least), latest);
  return {
    ...{ step, modes, samples, rejected, distance, baseline },
    best: { step: best.step, distance: best.distance },
  };
}

/**
 * @param {Store} store
 * @param {boolean} ownImages
 * @returns {RunFacts | null} null before there is a run
 */
export function factsOf(store, ownImages) {
  if (!store.run) return null;
  const { config } = store.run;
  return {
    step: store.step,
    dataset: String(config.dataset),
    imageSize: Number(config.image_size),
    ownImages,
    ownFile: ownImages ? store.ownFile : null,
    experiment: store.experiment.name,
    config,
    trained: store.step - store.begunAt,
    seconds: store.spent.ms / 1000,
    results: resultsOf(store.evaluation),
  };
}
