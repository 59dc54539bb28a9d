/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./experiment-file.js").Experiment} Experiment */

/**
 * A run as an experiment file has it, but for its weights.
 * @param {Store} store
 * @param {string} link
 * @returns {Omit<Experiment, "weights">}
 */
export function described({ run, step, dataset, marks, series, evaluation }, link) {
  const { names, columns } = series.all;
  const settings = /** @type {Record<string, string | number>} */ (run?.config ?? {});
  return {
    link,
    step,
    seed: Number(settings.seed),
    settings: { ...settings },
    own_images: dataset !== null && dataset.name === null,
    marks: marks.all,
    measurements: {
      stride: series.stride,
      series: Object.fromEntries(names.map((name, i) => [name, columns[i]])),
      evaluations: evaluation.all.map(evaluationOf),
    },
  };
}

/** Its own fields only, whatever an event of the engine brings along. @param {Store["evaluation"]["all"][number]} one */
function evaluationOf({
  step,
  samples,
  distance,
  baseline,
  counts,
  rejected,
  modes,
  confidence,
  sure,
}) {
  return { step, samples, distance, baseline, counts, rejected, modes, confidence, sure };
}
