/** @import { RunDatabase, SavedRun } from "./database.js" */

/** A tab that is told to hold much more is one that phones close. */
const MAX_BYTES = 64e6;

/**
 * The runs that this tab holds in its memory, where the browser does not keep them. The newest is always held, and the
 * oldest make room.
 * @implements {RunDatabase}
 */
export class MemoryRuns {
  /** @type {Map<string, { run: SavedRun, bytes: Uint8Array }>} the one put last at the end */
  #held = new Map();

  async list() {
    return [...this.#held.values()].map(({ run }) => run);
  }

  /** @param {string} id */
  async read(id) {
    return this.#held.get(id)?.bytes.slice(); // whoever reads it may transfer it away
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   */
  async put(run, bytes) {
    this.#held.delete(run.id);
    this.#held.set(run.id, { run, bytes });
    for (const id of this.#held.keys()) {
      if (id === run.id || this.#size() <= MAX_BYTES) break;
      this.#held.delete(id);
    }
  }

  /** @param {string} id */
  async remove(id) {
    this.#held.delete(id);
  }

  #size() {
    return [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}
