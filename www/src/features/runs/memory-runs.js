import { sizeOf } from "./history.js";

/** @typedef {import("./history.js").History} History */
/** @import { RunDatabase, SavedRun } from "./database.js" */

/** A tab that is told to hold much more is one that phones close. */
const MAX_BYTES = 64e6;

/**
 * The runs that this tab holds in its memory, where the browser does not keep them. The newest is always held, and the
 * oldest make room.
 * @implements {RunDatabase}
 */
export class MemoryRuns {
  /** @type {Map<string, { run: SavedRun, bytes: Uint8Array, history: History | undefined }>} the one put last at the end */
  #held = new Map();

  async list() {
    return [...this.#held.values()].map(({ run }) => run);
  }

  /** @param {string} id */
  async read(id) {
    return this.#held.get(id)?.bytes.slice(); // whoever reads it may transfer it away
  }

  /** @param {string} id */
  async history(id) {
    return this.#held.get(id)?.history;
  }

  /** @param {string} id */
  has(id) {
    return this.#held.has(id);
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   * @param {History} [history]
   */
  async put(run, bytes, history) {
    this.#held.delete(run.id);
    this.#held.set(run.id, { run, bytes, history });
    for (const id of this.#held.keys()) {
      if (id === run.id || this.#size() <= MAX_BYTES) break;
      this.#held.delete(id);
    }
  }

  /**
   * @param {SavedRun} run
   * @param {History} [history]
   */
  async note(run, history) {
    const held = this.#held.get(run.id);
    if (held) this.#held.set(run.id, { ...held, run, history: history ?? held.history });
  }

  /** @param {string} id */
  async remove(id) {
    this.#held.delete(id);
  }

  #size() {
    const sizes = [...this.#held.values()].map(
      ({ bytes, history }) => bytes.length + sizeOf(history),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}
