/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {{ id: string, steps: number }} Former a run that another one took the place of */

/** A run of fewer steps is soon trained again, and nothing is said of it. */
const MIN_STEPS = 50;
/** The notices of it; each takes the place of the one before. */
const CODES = ["run_kept", "run_back", "run_back_kept"];

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
   * @param {boolean} [isReturn] whether it leads back to the run before
   * @returns {Promise<T>}
   */
  async replacing(act, isReturn = false) {
    const { generation } = this.#store;
    const former = this.underWay;
    const result = await act();
    // The engine has the former run kept before it begins another one.
    if (this.#store.generation !== generation) {
      this.#withdraw();
      if (isReturn) void this.#tellReturn(former);
      else if (former) void this.offer(former);
    }
    return result;
  }

  /** What was offered before leads from a run that is no longer there. */
  #withdraw() {
    this.#store.dismiss(({ trouble }) => CODES.includes(trouble.code));
  }

  /** @param {Former} former */
  async offer({ id, steps }) {
    if (!(await this.#isKept(id))) return;
    const message = `The run so far (${steps} steps) has been put aside.`;
    this.#tell({ code: "run_kept", message, params: { id, steps } }, true);
  }

  /** @param {Former | null} former the run that was undone, if it is worth going back to */
  async #tellReturn(former) {
    const { generation, step } = this.#store;
    const isKept = former !== null && (await this.#isKept(former.id));
    if (this.#store.generation !== generation) return; // yet another run has begun meanwhile
    const message = `The run before is back, at step ${step}.`;
    if (!isKept) return this.#tell({ code: "run_back", message, params: { step } }, false);
    const { id, steps } = former;
    this.#tell({ code: "run_back_kept", message, params: { id, steps, step } }, true);
  }

  /** Whether a run has been saved; where not, a notice has said why. @param {string} id */
  async #isKept(id) {
    await this.#runs.settled();
    await this.#runs.refresh();
    return this.#runs.isKept(id);
  }

  /**
   * @param {import("../shared/trouble.js").Trouble} trouble
   * @param {boolean} canUndo
   */
  #tell(trouble, canUndo) {
    this.#store.notify("info", trouble, { action: canUndo ? "undo" : undefined, source: "undo" });
    this.#store.flush();
  }
}
