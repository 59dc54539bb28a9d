import { inLink } from "../shared/messages.js";
import { actionFor } from "./engine-calls.js";
import { reduceEvent } from "./reduce-event.js";

/** @import { ClassifierMessage, DeviceMessage, EventsMessage, LoadedMessage, ProgressMessage } from "../engine/protocol.js" */
/** @import { SettingsMessage, Trouble, TroubleMessage, WorkerMessage } from "../engine/protocol.js" */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {Exclude<WorkerMessage, { kind: "checkpoint" | "crash" }>} StateMessage what changes nothing but the store */

/**
 * What each message of the worker changes in the store.
 * @type {{ [K in StateMessage["kind"]]: (store: Store, message: Extract<StateMessage, { kind: K }>) => void }}
 */
const REDUCERS = { settings, progress, device, events, loaded, classifier, trouble };

/**
 * @param {Store} store
 * @param {StateMessage} message
 */
export function reduceMessage(store, message) {
  const reduce = /** @type {(store: Store, message: StateMessage) => void} */ (
    REDUCERS[message.kind]
  );
  reduce(store, message);
}

/** @param {Store} store @param {SettingsMessage} message */
function settings(store, { schema, presets, problems }) {
  store.schema = schema;
  store.presets = presets;
  for (const problem of problems) store.notify("warning", problem, { source: inLink(problem) });
  store.touch("settings");
}

/** @param {Store} store @param {ProgressMessage} message */
function progress(store, message) {
  store.progress = message;
  store.touch("run");
}

/** @param {Store} store @param {DeviceMessage} message */
function device(store, { verdict }) {
  store.device = verdict;
  store.touch("device");
  // Whoever has put the site up, or loaded it before it was updated, can do something about this one.
  if (verdict.code === "module_failed") {
    const trouble = /** @type {Trouble} */ (verdict.params.trouble);
    store.notify("warning", trouble, { action: actionFor(trouble) });
  }
  // A change under a run that goes on should not only show in a line at the top.
  if (!["device_lost", "device_failed"].includes(verdict.code)) return;
  const message = `The graphics device failed (${verdict.params.detail}). The run goes on on the CPU, from its last checkpoint.`;
  store.notify("warning", { code: "moved_to_cpu", message, params: verdict.params });
}

/** @param {Store} store @param {EventsMessage} message */
function events(store, { events, slice }) {
  if (slice) {
    store.rate.push(slice);
    store.spent.push(slice);
  }
  for (const event of events) reduceEvent(store, event);
}

/** @param {Store} store @param {LoadedMessage} message */
function loaded(store, { weights }) {
  store.arriving = weights;
}

/** @param {Store} store @param {ClassifierMessage} message */
function classifier(store, { dataset, trouble }) {
  store.evaluation.dataset = dataset;
  store.evaluation.trouble = trouble ?? null;
  store.touch("evaluation");
}

/** @param {Store} store @param {TroubleMessage} message */
function trouble(store, { trouble, retry }) {
  if (retry) store.setPhase("error");
  store.notify("error", trouble, { action: retry ? "retry" : undefined });
}
