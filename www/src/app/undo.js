/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {{ id: string, steps: number }} Former a run that another one took the place of */

/** A run of fewer steps is soon trained again, and nothing is said of it. */
const MIN_STEPS = 50;
const CODE = "run_kept";

/** Whatever takes the place of a run that was under way can be undone: the run is saved, and a notice leads back to it. */
export class Undo {
  #store;
  #runs;

  /**
   * @param {Store} store
   * @param {Pick<SavedRuns, "currentId" | "settled" | "refresh" | "isKept">} runs
   */
  constructor(store, runs) {
    this.#store = store;
    this.#runs = runs;
  }

  /** The run that would be lost if another one began. @returns {Former | null} */
  get underWay() {
    const { step, begunAt } = this.#store;
    const steps = step - begunAt;
    return steps > MIN_STEPS ? { id: this.#runs.currentId, steps } : null;
  }

  /**
   * Does what may begin another run, and offers to undo it.
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  async replacing(act) {
    const { generation } = this.#store;
    const former = this.underWay;
    const result = await act();
    // The engine has the former run kept before it begins another one.
    if (this.#store.generation !== generation) {
      this.#withdraw();
      if (former) void this.offer(former);
    }
    return result;
  }

  /** What was offered before leads from a run that is no longer there. */
  #withdraw() {
    this.#store.dismiss(({ trouble }) => trouble.code === CODE);
  }

  /** @param {Former} former */
  async offer({ id, steps }) {
    await this.#runs.settled();
    await this.#runs.refresh();
    if (!this.#runs.isKept(id)) return; // a notice has said why it could not be saved
    const message = `The run so far (${steps} steps) has been put aside.`;
    const trouble = { code: CODE, message, params: { id, steps } };
    this.#store.notify("info", trouble, { action: "undo", source: "undo" });
    this.#store.flush();
  }
}
