import { downloadBytes } from "../shared/download.js";
import { planned } from "../features/compare/plan.js";
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
 * @property {RunQueue} queue
 * @property {() => boolean} hasOwnImages
 */

/** Files may be read on while a link leads to another run: then the newest page hears of it. */
let announceHere = () => {};
let stopping = new AbortController();

/** What the learner can do with the runs side by side. */
export class Comparing {
  #needs;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
    needs.store.subscribe(["runs"], () => void this.#follow());
    announceHere = () => needs.store.touch("compare");
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

  /** Adds runs from experiment files to the table; nothing else changes. @param {File[]} files */
  async add(files) {
    const { brought } = this.#needs.store.comparison;
    if (files.length === 0 || brought.reading) return;
    await this.#needs.calls.attempt(
      async () => {
        const { readFiles } = await import("../features/compare/file-rows.js");
        stopping = new AbortController();
        await readFiles(files, brought, () => announceHere(), stopping.signal);
      },
      { source: "compare" },
    );
  }

  /** Ends the reading of files; what was read stays. */
  stopReading() {
    stopping.abort(new Error("stopped"));
  }

  /** Puts what is said of files out of sight. */
  dismissFiles() {
    Object.assign(this.#needs.store.comparison.brought, { refused: [], stopped: null });
    this.#announce();
  }

  /** Takes runs from files out of the table. @param {(id: string) => boolean} isOne */
  removeFiles(isOne) {
    const { brought } = this.#needs.store.comparison;
    brought.rows = brought.rows.filter(({ row }) => !isOne(row.id));
    this.#announce();
    void this.#follow();
  }

  /** Keeps a run from a file among the saved ones, in place of its row. @param {string} id */
  async keepFile(id) {
    const { store, runs, calls } = this.#needs;
    const one = store.comparison.brought.rows.find(({ row }) => row.id === id);
    if (!one) return;
    await calls.attempt(
      async () => {
        const { keptFile } = await import("../features/compare/keep-file.js");
        store.comparison.rename(id, await runs.adopt(await keptFile(one)));
        this.removeFiles((other) => other === id);
      },
      { source: "compare" },
    );
  }

  /** The table as a file. */
  async downloadTable() {
    const { tableAsCsv } = await import("../features/compare/csv.js");
    const csv = tableAsCsv(this.rows, this.#needs.store.schema);
    downloadBytes(new TextEncoder().encode(csv), "gan-runs.csv");
  }
}
