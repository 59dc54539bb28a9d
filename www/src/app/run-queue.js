import { FormerRun } from "./former-run.js";
import { when } from "./when.js";

/** @typedef {import("../features/compare/comparison-state.js").Item} Item */
/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./lifecycle.js").Lifecycle} Lifecycle */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./training.js").Training} Training */
/** @typedef {import("./weights.js").Weights} Weights */

/**
 * @typedef {object} Needs
 * @property {Store} store
 * @property {Pick<EngineCalls, "configure" | "isDead">} calls
 * @property {Pick<Lifecycle, "keep">} lifecycle
 * @property {Pick<Training, "trainUntil" | "freeTarget" | "pause">} training
 * @property {Pick<SavedRuns, "currentId" | "settled" | "isKept" | "restore">} runs
 * @property {Pick<Weights, "use" | "checkpoint">} weights
 */

/** A measurement takes a few seconds; one that does not come must not hold the queue. */
const MAX_MEASURING_MS = 60_000;
const SOURCE = "compare";

/** Trains runs one after another, each for so many steps, and then puts back the run that was there before. */
export class RunQueue {
  #needs;
  /** The run that the queue has found or begun last: where there is another one, somebody else has begun it. */
  #generation = -1;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  get #queue() {
    return this.#needs.store.comparison.queue;
  }

  /**
   * @param {Item[]} items
   * @param {number} steps of each
   */
  async start(items, steps) {
    const { store } = this.#needs;
    if (store.comparison.isBusy || items.length === 0) return;
    store.comparison.queue = { items, steps, index: 0, isBegun: false, state: "running" };
    this.#generation = store.generation;
    this.#announce();
    const former = await FormerRun.of(this.#needs);
    for (let index = 0; index < items.length; index++) {
      store.comparison.advance({ index, isBegun: false });
      const isDone = await this.#train(items[index], steps);
      if (!isDone) break;
      if (index === items.length - 1) store.comparison.advance({ index: items.length });
    }
    if (this.#isLeft) return this.#end("left");
    await former.putBack();
    this.#end(this.#queue?.index === items.length ? "done" : "stopped");
  }

  /** Ends the run under way, which is kept as it is, and with it the queue. */
  async stop() {
    const { store, training } = this.#needs;
    if (this.#queue?.state !== "running") return;
    store.comparison.advance({ state: "stopping" });
    this.#announce();
    if (store.phase === "training") await training.pause();
  }

  /** Whether there is another run than the queue's, or no engine any more. */
  get #isLeft() {
    const { store, calls } = this.#needs;
    return calls.isDead || (this.#generation >= 0 && store.generation !== this.#generation);
  }

  /** Whether nothing more is to be trained. */
  get #isOver() {
    return this.#isLeft || this.#queue?.state !== "running";
  }

  /**
   * @param {Item} item
   * @param {number} steps
   * @returns {Promise<boolean>} whether it was trained to its end
   */
  async #train({ settings }, steps) {
    const { store, calls, training, runs } = this.#needs;
    if (this.#isOver) return false;
    const { done } = await calls.configure(settings, SOURCE);
    if (!done) return false; // a notice says why
    this.#generation = store.generation;
    store.comparison.advance({ isBegun: true });
    // The images may have to be fetched first.
    await this.#when(() => this.#isOver || ["ready", "paused", "error"].includes(store.phase));
    if (this.#isOver || store.phase === "error") return false;
    await training.trainUntil(steps);
    // Who presses Pause meanwhile may press Train again: the queue waits.
    const isTrained = () => store.phase === "paused" && store.finished !== null;
    await this.#when(() => this.#isOver || store.phase === "error" || isTrained());
    const isWhole = !this.#isLeft && isTrained();
    if (isWhole) await this.#measured();
    await runs.settled();
    return isWhole && !this.#isOver;
  }

  /** The last sheet is measured after training, and the measurement belongs to the run that is kept. */
  async #measured() {
    const { store } = this.#needs;
    if (!store.evaluation.dataset) return;
    const isThere = () => this.#isOver || store.evaluation.latest?.step === store.step;
    await this.#when(isThere, MAX_MEASURING_MS);
  }

  /**
   * @param {() => boolean} isSo
   * @param {number} [limitMs]
   */
  #when(isSo, limitMs) {
    return when(this.#needs.store, ["run", "evaluation", "compare"], isSo, limitMs);
  }

  /** @param {"done" | "stopped" | "left"} state */
  #end(state) {
    this.#generation = -1;
    this.#needs.training.freeTarget();
    this.#needs.store.comparison.advance({ state });
    this.#announce();
  }

  #announce() {
    this.#needs.store.touch("compare", "runs");
    this.#needs.store.flush();
  }
}
