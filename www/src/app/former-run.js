/** @typedef {import("./run-queue.js").Needs} Needs */

/** The run that is on the page before a queue begins, to be put back when that has ended. */
export class FormerRun {
  #putBack;

  /** @param {() => Promise<unknown>} putBack */
  constructor(putBack) {
    this.#putBack = putBack;
  }

  /**
   * Has the run kept as it is now.
   * @param {Pick<Needs, "store" | "calls" | "lifecycle" | "runs" | "weights">} needs
   */
  static async of({ store, calls, lifecycle, runs, weights }) {
    const { checkpoint } = weights;
    const from = store.weights;
    const config = store.run?.config ?? {};
    const isTrained = store.step > store.begunAt;
    await lifecycle.keep();
    await runs.settled();
    if (isTrained || from?.kind === "run") {
      const id = runs.currentId;
      return new FormerRun(() => runs.restore(id, "compare"));
    }
    if (from) {
      const { kind, name } = from;
      const bytes = kind === "file" ? checkpoint?.bytes : undefined;
      return new FormerRun(() =>
        weights.use(async () => ({ kind, name, bytes: bytes?.slice() }), "compare"),
      );
    }
    const settings = Object.fromEntries(
      Object.entries(config).map(([setting, value]) => [setting, String(value)]),
    );
    return new FormerRun(() => calls.configure(settings, "compare"));
  }

  putBack() {
    return this.#putBack();
  }
}
