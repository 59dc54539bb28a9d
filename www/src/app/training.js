/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */

/** Starts and stops training, at once or as soon as the engine is ready for it. */
export class Training {
  #calls;
  #store;
  #target;
  /** Whether to train as soon as the data are there. */
  #isPending;

  /**
   * @param {Pick<EngineCalls, "send">} calls
   * @param {Store} store
   * @param {{ steps: number | undefined, autoplay: boolean }} options of the link
   */
  constructor(calls, store, { steps, autoplay }) {
    this.#calls = calls;
    this.#store = store;
    this.#target = steps;
    this.#isPending = autoplay;
  }

  train() {
    const { step, run } = this.#store;
    const target = this.#target;
    // A target from the URL holds until it is reached; Train after that means "go on".
    let until = target && target > step ? target : undefined;
    // After the last epoch, for as long again.
    const total = run?.total_steps ?? 0;
    if (!until && total && step >= total) until = step + total;
    return this.#calls.send({ type: "train", until });
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
    if (await this.reset()) this.trainSoon();
  }

  pause() {
    return this.#calls.send({ type: "pause" });
  }

  step() {
    return this.#calls.send({ type: "step" });
  }

  reset() {
    return this.#calls.send({ type: "reset" });
  }
}
