/** @import { Change, Config } from "#pkg/types/index.js" */
/** @import { WeightsContents } from "../../engine/protocol.js" */
/** @typedef {import("../../shared/page.js").Store} Store */

/**
 * @typedef {object} Loaded a file of the learner's from which a run began
 * @property {number} generation of that run
 * @property {string} name of the file
 * @property {number} step steps trained when it was saved
 * @property {WeightsContents | undefined} contents
 * @property {Pick<Config, "image_size" | "conditional">} config
 * @property {Change[]} changes settings that are others than those of the run before
 */

/**
 * What the run that has just begun took from its file.
 * @param {Store} store
 * @param {Store["run"]} before the run that it took the place of
 * @returns {Loaded | null}
 */
export function loadedFile({ generation, run, weights }, before) {
  if (!run || !weights) return null;
  const { name, step, contents } = weights;
  const { config } = run;
  const changes = before ? changesBetween(before.config, config) : [];
  return { generation, name, step, contents, config, changes };
}

/** @param {Config} before @param {Config} now @returns {Change[]} */
function changesBetween(before, now) {
  const names = /** @type {(keyof Config)[]} */ (Object.keys(now));
  return names
    .filter((name) => before[name] !== now[name])
    .map((name) => ({ name, from: String(before[name]), to: String(now[name]) }));
}

/**
 * The texts that say what a file held besides the forger and for how long it was trained.
 * @param {Pick<Loaded, "contents">} loaded
 * @returns {("weights.loaded.both" | "weights.loaded.appraiser" | "weights.loaded.optimisers"
 *   | "weights.loaded.neither" | "weights.loaded.step" | "weights.loaded.no_step")[]}
 */
export function contentsTexts({ contents }) {
  if (!contents) return ["weights.loaded.step"];
  const { hasDiscriminator, hasOptimizers, isStepKnown } = contents;
  const held = hasDiscriminator
    ? hasOptimizers
      ? "weights.loaded.both"
      : "weights.loaded.appraiser"
    : hasOptimizers
      ? "weights.loaded.optimisers"
      : "weights.loaded.neither";
  return [isStepKnown ? "weights.loaded.step" : "weights.loaded.no_step", held];
}
