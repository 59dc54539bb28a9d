import { TroubleError } from "../../shared/trouble.js";
import { runTitle } from "./run-name.js";
import { DELETED } from "./runs-state.js";

/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./database.js").SavedRun} SavedRun */
/** @typedef {import("./shelf.js").RunShelf} RunShelf */
/** @typedef {{ run: SavedRun, bytes: Uint8Array, history: import("./history.js").History | undefined }} Held */

/** Runs that were deleted, held in memory for as long as a notice offers to put them back. */
export class DeletedRuns {
  #store;
  #shelf;
  /** @type {Map<string, Held>} */
  #held = new Map();

  /** @param {Store} store @param {RunShelf} shelf */
  constructor(store, shelf) {
    this.#store = store;
    this.#shelf = shelf;
    store.subscribe(["notices"], () => this.#letGo());
  }

  /**
   * Reads a run before it is deleted.
   * @param {SavedRun} run
   * @returns {Promise<(() => void) | undefined>} offers to put it back; nothing where it is gone already
   */
  async hold(run) {
    const bytes = await this.#shelf.read(run.id).catch(() => undefined);
    if (!bytes) return undefined;
    const history = await this.#shelf.history(run.id).catch(() => undefined);
    return () => this.#offer({ run, bytes, history });
  }

  /** @param {Held} held */
  #offer(held) {
    const { id, step } = held.run;
    const name = runTitle(held.run);
    this.#held.set(id, held);
    const message = `The run ${name}, step ${step}, was deleted.`;
    const trouble = { code: DELETED, message, params: { id, run: name, step } };
    this.#store.notify("info", trouble, { action: "undo" });
  }

  /**
   * @param {string} id
   * @param {string} as the id that it has from here on: its own one may have been saved again since
   * @returns {Promise<string>} that id
   */
  async putBack(id, as) {
    const held = this.#held.get(id);
    if (!held) throw new TroubleError("run_gone", "That run is no longer held.");
    await this.#shelf.putBack({ ...held, run: { ...held.run, id: as } });
    this.#store.dismiss((notice) => isOf(notice, id));
    return as;
  }

  /** What can no longer be asked for takes no room. */
  #letGo() {
    for (const id of this.#held.keys()) {
      if (!this.#store.notices.some((notice) => isOf(notice, id))) this.#held.delete(id);
    }
  }
}

/** @param {Store["notices"][number]} notice @param {string} id */
function isOf({ trouble }, id) {
  return trouble.code === DELETED && trouble.params.id === id;
}
