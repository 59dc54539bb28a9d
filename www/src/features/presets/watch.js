import { isUnreadable } from "../evaluation/evaluation-state.js";
import { signals } from "../players/signals.js";
import { showsDigits, standing } from "../players/standing.js";

/** @typedef {import("../../shared/page.js").Store} Store */

/** How often the verdict is looked at, in steps. */
const EVERY_STEPS = 10;

/**
 * Takes note of what new measurements say of the experiment that runs.
 * @param {Store} store
 * @param {number} before the step before them
 */
export function watchMetrics(store, before) {
  const { experiment, step } = store;
  const isDue = Math.floor(step / EVERY_STEPS) > Math.floor(before / EVERY_STEPS);
  if (experiment.name === null || !isDue) return;
  if (experiment.stands(step, standing(signals(store)))) store.touch("experiment");
}

/**
 * Takes note of what the classifier has found, and of whether a cure has worked.
 * @param {Store} store
 */
export function watchEvaluation(store) {
  const { experiment, evaluation, frames } = store;
  const { latest } = evaluation;
  if (experiment.name === null || !latest) return;
  const { step, samples, rejected, modes, distance } = latest;
  const found = { step, samples, rejected, modes, distance };
  const { cure } = experiment;
  const hasWorked = cure && !cure.after && step > cure.step && showsDigits({ evaluated: found });
  if (hasWorked && frames.fixed) experiment.endCure({ frame: frames.fixed, found });
  if (experiment.finds(found, !isUnreadable(found)) || hasWorked) store.touch("experiment");
}
