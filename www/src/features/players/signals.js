import { LESSON_LOSS } from "./standing.js";

/**
 * What the verdict on the run under way is made of.
 * @param {import("../../shared/page.js").Store} store
 * @returns {import("./standing.js").Signals}
 */
export function signals({ series, step, run, frames, evaluation }) {
  const [lossD, lossG, real, fake] = series.means(["loss_d", "loss_g", "d_real", "d_fake_before"]);
  return {
    ...{ step, lossD, lossG, real, fake },
    loss: String(run?.config.loss ?? LESSON_LOSS),
    spread: frames.fixed?.spread ?? null,
    evaluated: evaluation.latest,
    before: evaluation.before,
  };
}
