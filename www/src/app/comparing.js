import { downloadBytes } from "../shared/download.js";
import { rowsOf, UNNAMED } from "../features/compare/rows.js";

/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./run-queue.js").RunQueue} RunQueue */
/** @typedef {import("./store.js").Store} Store */

/**
 * @typedef {object} Needs
 * @property {Store} store
 * @property {Pick<SavedRuns, "currentId" | "history" | "adopt">} runs
 * @property {Pick<EngineCalls, "attempt">} calls
 * @property {() => Promise<RunQueue>} loadQueue it is needed in one room only
 * @property {() => boolean} hasOwnImages
 */

/** What the learner can do with the runs side by side. */
export class Comparing {
  #needs;
  /** @type {import("./compare-files.js").CompareFiles | undefined} */
  #files;
  /** @type {Promise<RunQueue> | undefined} */
  #queue;

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
   * @param {import("../features/compare/comparison-state.js").Item[]} items
   * @param {number} steps of each
   */
  async train(items, steps) {
    this.#queue ??= this.#needs.loadQueue();
    return (await this.#queue).start(items, steps);
  }

  /** The chosen runs whose settings can be trained. */
  get trainable() {
    const { store } = this.#needs;
    const isOwn = this.#needs.hasOwnImages();
    // Those on other images than are at hand could not be trained again.
    return this.rows.filter(
      ({ id, ownImages }) => store.comparison.chosen.includes(id) && ownImages === isOwn,
    );
  }

  async stop() {
    return (await this.#queue)?.stop();
  }

  /** Puts what is said of a queue that has ended out of sight. */
  dismissQueue() {
    this.#needs.store.comparison.queue = null;
    this.#announce();
  }

  /** What can be done with experiment files; it is loaded when it is first needed. */
  async #filesHere() {
    const { CompareFiles } = await import("./compare-files.js");
    this.#files ??= new CompareFiles(this.#needs);
    return this.#files;
  }

  /** Adds runs from experiment files to the table; nothing else changes. @param {File[]} files */
  async add(files) {
    return (await this.#filesHere()).add(files);
  }

  /** Ends the reading of files; what was read stays. */
  async stopReading() {
    return (await this.#filesHere()).stop();
  }

  /** Puts what is said of files out of sight. */
  async dismissFiles() {
    return (await this.#filesHere()).dismiss();
  }

  /** Takes runs from files out of the table. @param {string[]} ids */
  async removeFiles(ids) {
    (await this.#filesHere()).remove(ids);
    await this.#follow();
  }

  /** Keeps a run from a file among the saved ones, in place of its row. @param {string} id */
  async keepFile(id) {
    await (await this.#filesHere()).keep(id);
    await this.#follow();
  }

  /** The table as a file. */
  async downloadTable() {
    const { tableAsCsv } = await import("../features/compare/csv.js");
    const csv = tableAsCsv(this.rows, this.#needs.store.schema);
    downloadBytes(new TextEncoder().encode(csv), "gan-runs.csv");
  }
}
