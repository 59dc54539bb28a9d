/** Moments of a run whose generators are kept, as a slider shows them: in order, and the present one last. */

/** A moment: the steps trained then, or "now" for the generator as it is. @typedef {number | "now"} Moment */

/**
 * The moments to choose from.
 * @param {number[]} kept steps of the kept generators, in order
 * @param {Moment} looked the one that is looked at, which stays although its generator may be kept no longer
 * @returns {Moment[]}
 */
export function momentsOf(kept, looked) {
  const steps = looked === "now" || kept.includes(looked) ? kept : [...kept, looked];
  return [...[...steps].sort((a, b) => a - b), "now"];
}

/**
 * Where the slider stands.
 * @param {Moment[]} moments
 * @param {Moment} looked one of them
 * @returns {number} from 0
 */
export function placeOf(moments, looked) {
  return moments.indexOf(looked);
}

/**
 * The moment to look at in place of one whose generator is kept no longer.
 * @param {number[]} kept
 * @param {Moment} looked
 * @returns {Moment} itself where it can still be drawn
 */
export function nearestOf(kept, looked) {
  if (looked === "now" || kept.includes(looked)) return looked;
  const far = (/** @type {number} */ step) => Math.abs(step - looked);
  const [first, ...rest] = kept;
  if (first === undefined) return "now";
  return rest.reduce((best, step) => (far(step) < far(best) ? step : best), first);
}

/**
 * The moment that comes next when time runs: from the present it begins again.
 * @param {Moment[]} moments
 * @param {Moment} looked one of them
 * @returns {Moment}
 */
export function nextOf(moments, looked) {
  return moments[(placeOf(moments, looked) + 1) % moments.length];
}
