import { readFiles } from "../features/compare/file-rows.js";
import { keptFile } from "../features/compare/keep-file.js";

/** Files may be read on while a link leads to another run: then the newest page hears of it. */
let announceHere = () => {};
let stopping = new AbortController();

/** What the learner can do with experiment files in the table of runs. */
export class CompareFiles {
  #needs;

  /** @param {Pick<import("./comparing.js").Needs, "store" | "calls" | "runs">} needs */
  constructor(needs) {
    this.#needs = needs;
    announceHere = () => needs.store.touch("compare");
  }

  get #brought() {
    return this.#needs.store.comparison.brought;
  }

  /** @param {File[]} files */
  async add(files) {
    if (files.length === 0 || this.#brought.reading) return;
    this.#needs.store.dismiss(({ source }) => source === "compare");
    stopping = new AbortController();
    await readFiles(files, this.#brought, () => announceHere(), stopping.signal);
  }

  stop() {
    stopping.abort(new Error("stopped"));
  }

  dismiss() {
    Object.assign(this.#brought, { refused: [], stopped: null });
    this.#announce();
  }

  /** @param {string[]} ids */
  remove(ids) {
    this.#brought.rows = this.#brought.rows.filter(({ row }) => !ids.includes(row.id));
    this.#announce();
  }

  /** @param {string} id */
  async keep(id) {
    const { store, runs, calls } = this.#needs;
    const one = this.#brought.rows.find(({ row }) => row.id === id);
    if (!one) return;
    await calls.attempt(
      async () => {
        const kept = await runs.adopt(await keptFile(one));
        store.comparison.rename(id, kept);
        this.remove([id]);
      },
      { source: "compare" },
    );
  }

  #announce() {
    this.#needs.store.touch("compare");
    this.#needs.store.flush();
  }
}
