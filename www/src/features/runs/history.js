/** @import { Frame, Row } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {ReturnType<Store["series"]["toData"]>} SeriesData */

/**
 * What a run has shown so far, beside its networks. It holds plain data and typed arrays, which every browser stores.
 * @typedef {object} History
 * @property {number} begunAt the step that the run's own training began at: that of the weights it began from
 * @property {number} spentMs the time that it has been trained for
 * @property {Row | null} latest
 * @property {Frame | null} sheet the fixed sheet as it was when the run was saved
 * @property {SeriesData} series
 * @property {Frame[]} timeline
 * @property {Store["evaluation"]["all"]} evaluations
 * @property {Store["marks"]["all"]} marks
 * @property {ReturnType<Store["experiment"]["toData"]>} experiment
 */

/**
 * The run so far. Its frames are shared with the page, which never changes one.
 * @param {Store} store
 * @returns {History}
 */
export function historyOf(store) {
  return {
    begunAt: store.begunAt,
    spentMs: store.spent.ms,
    latest: store.latest,
    sheet: store.frames.fixed,
    series: store.series.toData(),
    timeline: [...store.timeline.frames],
    evaluations: [...store.evaluation.all],
    marks: [...store.marks.all],
    experiment: store.experiment.toData(),
  };
}

/** How much room a history takes: nearly all of it is pictures. @param {History | undefined} history */
export function sizeOf(history) {
  if (!history) return 0;
  const frames = history.sheet ? [...history.timeline, history.sheet] : history.timeline;
  return frames.reduce((sum, { pixels }) => sum + pixels.length, 0);
}
