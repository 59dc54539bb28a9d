import { downloadBytes } from "../shared/download.js";
import { tableAsCsv } from "../features/compare/csv.js";
import { planned } from "../features/compare/plan.js";
import { rowsOf, UNNAMED } from "../features/compare/rows.js";

/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {import("./run-queue.js").RunQueue} RunQueue */
/** @typedef {import("./store.js").Store} Store */

/**
 * @typedef {object} Needs
 * @property {Store} store
 * @property {Pick<SavedRuns, "currentId" | "history">} runs
 * @property {RunQueue} queue
 * @property {() => boolean} hasOwnImages
 */

/** What the learner can do with the runs side by side. */
export class Comparing {
  #needs;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
    needs.store.subscribe(["runs"], () => void this.#follow());
  }

  /** The run under way and the saved ones. */
  get rows() {
    return rowsOf(this.#needs.store, this.#needs.hasOwnImages());
  }

  /** Chooses a run to be laid beside others, or no longer. @param {string} id */
  async toggle(id) {
    const { store, runs } = this.#needs;
    store.comparison.toggle(id === UNNAMED ? runs.currentId : id);
    await this.#follow();
    this.#announce();
  }

  /** Loads what the chosen runs have shown, where it is not there yet or has been saved anew. */
  async #follow() {
    const { store, runs } = this.#needs;
    const { comparison } = store;
    comparison.retain(this.rows.map(({ id }) => id));
    for (const run of store.runs.all) {
      // What is measured after a run was saved is added to it.
      const version = `${run.savedAt} ${run.results?.step}`;
      const isThere = comparison.histories.get(run.id)?.version === version;
      if (!comparison.chosen.includes(run.id) || isThere) continue;
      const history = await runs.history(run.id);
      comparison.histories.set(run.id, { version, history });
    }
    store.touch("compare");
  }

  #announce() {
    this.#needs.store.touch("compare");
    this.#needs.store.flush();
  }

  /**
   * Trains the chosen runs' settings anew, one after another.
   * @param {number[]} seeds none: each its own
   * @param {number} steps of each
   */
  train(seeds, steps) {
    return this.#needs.queue.start(this.plan(seeds), steps);
  }

  /** The runs that would be trained. @param {number[]} seeds */
  plan(seeds) {
    const { store } = this.#needs;
    const isOwn = this.#needs.hasOwnImages();
    // Those on other images than are at hand could not be trained again.
    const chosen = this.rows.filter(
      ({ id, ownImages }) => store.comparison.chosen.includes(id) && ownImages === isOwn,
    );
    return planned(chosen, seeds, store.schema);
  }

  stop() {
    return this.#needs.queue.stop();
  }

  /** Puts what is said of a queue that has ended out of sight. */
  dismissQueue() {
    this.#needs.store.comparison.queue = null;
    this.#announce();
  }

  /** The table as a file. */
  downloadTable() {
    const csv = tableAsCsv(this.rows, this.#needs.store.schema);
    downloadBytes(new TextEncoder().encode(csv), "gan-runs.csv");
  }
}
