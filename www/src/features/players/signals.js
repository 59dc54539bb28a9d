import { LESSON_LOSS } from "./standing.js";

/**
 * What the verdict on the run under way is made of.
 * @param {import("../../shared/page.js").Store} store
 * @returns {import("./standing.js").Signals}
 */
export function signals({ series, step, run, frames, evaluation }) {
  // The smoothed curves, since one step alone jumps too much to be read.
  const names = /** @type {const} */ (["loss_d", "loss_g", "d_real", "d_fake_before"]);
  const smoothed = series.curves(names).slice(1 + names.length);
  const [lossD, lossG, real, fake] = smoothed.map((curve) => curve.at(-1) ?? 0);
  return {
    ...{ step, lossD, lossG, real, fake },
    loss: String(run?.config.loss ?? LESSON_LOSS),
    spread: frames.fixed?.spread ?? null,
    evaluated: evaluation.latest,
    before: evaluation.before,
  };
}
