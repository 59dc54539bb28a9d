import { Draft } from "../features/settings/draft.js";
import { SavedRuns } from "../features/runs/saved-runs.js";
import { Comparing } from "./comparing.js";
import { Cures } from "./cures.js";
import { EngineCalls } from "./engine-calls.js";
import { Images } from "./images.js";
import { Inbox } from "./inbox.js";
import { Lifecycle } from "./lifecycle.js";
import { Link } from "./link.js";
import { Training } from "./training.js";
import { Undo } from "./undo.js";
import { Weights } from "./weights.js";

/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./store.js").Store} Store */

/**
 * Makes the parts of the app and wires them to each other; none of them knows all the others.
 * @param {{ bridge: Bridge, store: Store, location: Location, isResumed: boolean }} given
 */
export function wire({ bridge, store, location, isResumed }) {
  const calls = new EngineCalls(bridge, store);
  const images = new Images(bridge, calls, store);
  const link = new Link(location, store);
  const training = new Training(calls, store, link.options, !isResumed);
  const weights = new Weights(bridge, calls, link, store);
  const lifecycle = new Lifecycle({ bridge, calls, images, link, store, weights });
  const hasOwnImages = () => images.own !== undefined;
  const runs = new SavedRuns({
    store,
    useWeights: (find, source) => weights.use(find, source),
    attempt: (wish) => calls.attempt(wish, { source: "runs" }),
    hasOwnImages,
  });
  const draft = new Draft({
    store,
    edit: (settings) => calls.edit(settings),
    configure: (settings, source) => calls.configure(settings, source),
    showInUrl: (config) => link.show(config),
    trainSoon: () => training.trainSoon(),
  });
  const undo = new Undo(store, runs);
  const cures = new Cures({ store, draft, calls, training });
  const loadQueue = () =>
    import("./run-queue.js").then(
      ({ RunQueue }) => new RunQueue({ store, calls, lifecycle, training, runs, weights }),
    );
  const compare = new Comparing({ store, calls, runs, loadQueue, hasOwnImages });
  const parts = { calls, cures, draft, images, lifecycle, link, runs, training, undo, weights };
  return { ...parts, compare, inbox: inboxOf(store, parts) };
}

/** @typedef {{ cures: Cures, lifecycle: Lifecycle, link: Link, runs: SavedRuns, training: Training, weights: Weights }} Hearers */

/**
 * What the parts do when the worker has something to tell.
 * @param {Store} store
 * @param {Hearers} hearers
 */
function inboxOf(store, { cures, lifecycle, link, runs, training, weights }) {
  return new Inbox(store, {
    onCheckpoint: (checkpoint) => runs.save((weights.checkpoint = checkpoint)),
    onCrash: (trouble) => lifecycle.crashed(trouble),
    onRun: (event) => lifecycle.runs(event),
    onAdjusted: () => link.show(),
    onEvaluated: () => runs.noteMeasurement(),
    onEvents: () => {
      training.trainIfPending();
      cures.follow();
    },
  });
}
