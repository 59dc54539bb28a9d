import { isConditional } from "../features/classes/classes.js";
import { Series } from "../features/losses/series.js";
import { ExperimentState } from "../features/presets/experiment-state.js";
import { watchEvaluation, watchMetrics } from "../features/presets/watch.js";
import { experimentOf } from "../features/runs/facts.js";

/** @import { EngineEvent, Frame, LogEntry, Row } from "#pkg/types/index.js" */
/** @typedef {import("./store.js").Store} Store */
/**
 * @template {EngineEvent["type"]} K
 * @typedef {Extract<EngineEvent, { type: K }>} Of
 */

const MAX_LOG_LINES = 400;

/**
 * What each event of the engine changes in the store.
 * @type {{ [K in EngineEvent["type"]]: (store: Store, event: Of<K>) => void }}
 */
const REDUCERS = {
  begun,
  restored: (store, { step }) => store.truncate(step),
  configured,
  adjusted,
  dataset,
  state: (store, { state }) => store.setPhase(state),
  metrics: (store, { rows }) => metrics(store, rows),
  log: (store, { entry }) => log(store, entry),
  frame,
  nearest,
  evaluated,
  found: () => {}, // goes to whoever asked
  finished,
  warning,
};

/**
 * @param {Store} store
 * @param {EngineEvent} event
 */
export function reduceEvent(store, event) {
  const reduce = /** @type {(store: Store, event: EngineEvent) => void} */ (REDUCERS[event.type]);
  reduce(store, event);
}

/** @param {Store} store @param {Of<"begun">} event */
function begun(store, { step, from_checkpoint }) {
  store.clearRun();
  // The worker names the weights just before the run that they begin.
  if (from_checkpoint && store.arriving) store.weights = { ...store.arriving, step };
  store.arriving = null;
  store.step = step;
  store.begunAt = step;
  if (store.weights?.kind === "run") takeUp(store, store.weights.name);
}

/**
 * A saved run brings along what it has shown so far. Where the browser has lost that, it begins to show anew.
 * @param {Store} store
 * @param {string} id
 */
function takeUp(store, id) {
  const { returning, step } = store;
  store.returning = null;
  if (returning?.id !== id || !returning.history) return;
  const { begunAt, spentMs, latest, series, timeline, ...rest } = returning.history;
  store.begunAt = begunAt;
  store.spent.ms = spentMs;
  store.latest = latest;
  store.series = Series.from(series);
  for (const frame of timeline) store.timeline.push(frame);
  for (const evaluated of rest.evaluations) store.evaluation.push(evaluated);
  store.marks.restore(rest.marks);
  store.experiment = ExperimentState.from(rest.experiment);
  store.truncate(step);
}

/** @param {Store} store @param {Of<"configured">} event */
function configured(store, event) {
  const isNew = store.step === 0 && store.weights === null;
  store.run = event;
  store.latents.fit(event.config.z_dim, isConditional(event));
  if (isNew) store.experiment = new ExperimentState(experimentOf(store, event.config));
  store.touch("run", "settings", "weights", "latents");
  sayIfBatchesShrank(store);
}

/** @param {Store} store @param {Of<"adjusted">} event */
function adjusted(store, { step, config, changes, ...event }) {
  const { batch_size, batches_per_epoch, epochs, epochs_from, total_steps } = event;
  const length = { batch_size, batches_per_epoch, epochs, epochs_from, total_steps };
  if (store.run) store.run = { ...store.run, config, ...length };
  // More epochs: there is something left to do again.
  if (store.finished === "epochs" && store.step < total_steps) store.finished = null;
  store.marks.push({ step, changes });
  store.touch("run", "settings");
  sayIfBatchesShrank(store);
}

/** There may be fewer images than the settings put into a step. @param {Store} store */
function sayIfBatchesShrank(store) {
  const { run, dataset } = store;
  store.dismiss((notice) => notice.trouble.code === "batches_shrank");
  if (!run || !dataset || !(run.batch_size < run.config.batch_size)) return;
  const { batch_size, d_steps } = run.config;
  const [images, taken] = [dataset.images, run.batch_size];
  const message = `${images} images do not fill batches of ${batch_size} (d_steps = ${d_steps}). Each batch has ${taken}.`;
  store.notify("info", {
    code: "batches_shrank",
    message,
    params: { images, batch_size, d_steps, taken },
  });
}

/** @param {Store} store @param {Of<"dataset">} event */
function dataset(store, event) {
  const isOther = store.dataset !== null && store.dataset.id !== event.id;
  store.dataset = event;
  store.frames.real = null; // of the former data
  if (isOther) store.forgetData();
  store.touch("run", "real", "weights");
}

/** @param {Store} store @param {Row[]} rows */
function metrics(store, rows) {
  const latest = rows.at(-1);
  if (!latest) return;
  if (store.step === 0) store.touch("settings"); // from now on they can change in mid-run
  store.series.push(rows);
  const before = store.step;
  store.latest = latest;
  store.step = latest.step;
  watchMetrics(store, before);
  store.touch("metrics", "run");
}

/** @param {Store} store @param {LogEntry} entry */
function log(store, entry) {
  store.log.push(entry);
  store.logged += 1;
  if (store.log.length > MAX_LOG_LINES) store.log.splice(0, store.log.length - MAX_LOG_LINES);
  store.touch("log");
}

/** @param {Store} store @param {Frame} frame */
function frame(store, frame) {
  store.frames[frame.kind] = frame;
  if (frame.kind !== "fixed") return store.touch(frame.kind);
  const isFirst = store.timeline.frames.length === 0;
  if (frame.milestone || isFirst) {
    store.timeline.push(frame);
    store.touch("timeline");
  }
  store.touch("digits");
}

/** @param {Store} store @param {Of<"nearest">} event */
function nearest(store, { step, fakes, nearest }) {
  store.evaluation.nearest = { step, fakes, nearest };
  store.touch("nearest");
}

/** @param {Store} store @param {Of<"evaluated">} event */
function evaluated(store, event) {
  // It was begun before the learner's own images came, which no classifier knows.
  if (store.dataset?.name === null) return;
  store.evaluation.push(event);
  watchEvaluation(store);
  store.touch("evaluation");
}

/** @param {Store} store @param {Of<"finished">} event */
function finished(store, { reason }) {
  store.finished = reason;
  store.touch("run");
}

/** @param {Store} store @param {Of<"warning">} event */
function warning(store, event) {
  if (event.code === "left_out") {
    const message = `Of these weights the generator is in use, but not ${event.names}.`;
    store.notify("info", { code: event.code, message, params: { names: event.names } });
    return;
  }
  const { code, quantity, step, restored_step } = event;
  const params = { quantity, step, restored_step };
  const message = `Training stopped at step ${step}: ${quantity} was no longer finite. The weights of step ${restored_step} were put back; a smaller learning rate usually helps.`;
  store.marks.pullBack(restored_step);
  store.truncate(restored_step);
  store.notify("warning", { code, message, params });
}
