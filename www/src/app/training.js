/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */

/** Trouble with any of these is shown at their buttons. */
const TRANSPORT = "transport";

/** Starts and stops training, at once or as soon as the engine is ready for it. */
export class Training {
  #calls;
  #store;
  #target;
  /** @type {number | undefined} instead of the link's, while a queue trains */
  #forced;
  /** Whether to train as soon as the data are there. */
  #isPending;

  /**
   * @param {Pick<EngineCalls, "send">} calls
   * @param {Store} store
   * @param {{ steps: number | undefined, autoplay: boolean }} options of the link
   * @param {boolean} [mayAutoplay] whether the link's wish to train at once counts
   */
  constructor(calls, store, { steps, autoplay }, mayAutoplay = true) {
    this.#calls = calls;
    this.#store = store;
    this.#target = steps;
    this.#isPending = autoplay && mayAutoplay;
  }

  /** Where training from here on would be told to stop; undefined = at the run's end. */
  get #until() {
    const { step, run } = this.#store;
    // A target from the URL holds until it is reached; Train after that means "go on".
    const target = this.#forced ?? this.#target;
    if (target && target > step) return target;
    // After the last epoch, for as long again.
    const { total_steps: total = 0, epochs_from = 0 } = run ?? {};
    return total && step >= total ? step + total - epochs_from : undefined;
  }

  /** The step at which the training under way, else the next one, stops; 0 while that is unknown. */
  get aim() {
    const { task, run } = this.#store;
    const until = task ? task.until : this.#until;
    return until ?? run?.total_steps ?? 0;
  }

  /** Trains until a step, also after pauses on the way. @param {number} step */
  trainUntil(step) {
    this.#forced = step;
    return this.train();
  }

  /** Nobody but the learner and the link says any more where training stops. */
  freeTarget() {
    this.#forced = undefined;
  }

  train() {
    const { step, task, finished } = this.#store;
    const until = this.#until;
    // After a pause the same task goes on.
    const isSame = task && !finished && task.until === until;
    this.#store.task = { from: isSame ? task.from : step, until };
    return this.#calls.send({ type: "train", until }, TRANSPORT);
  }

  /** Trains now, or as soon as the data are there. */
  trainSoon() {
    this.#isPending = true;
    this.trainIfPending();
  }

  trainIfPending() {
    const { phase } = this.#store;
    if (!this.#isPending || (phase !== "ready" && phase !== "paused")) return;
    this.#isPending = false;
    void this.train();
  }

  async trainFromScratch() {
    const isReset = await this.reset();
    if (isReset) this.trainSoon();
    return isReset;
  }

  pause() {
    return this.#calls.send({ type: "pause" }, TRANSPORT);
  }

  step() {
    return this.#calls.send({ type: "step" }, TRANSPORT);
  }

  reset() {
    return this.#calls.send({ type: "reset" }, TRANSPORT);
  }
}
