import { TroubleError } from "../../shared/trouble.js";

/** @typedef {import("./database.js").RunDatabase} RunDatabase */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** A checkpoint of the usual run has 5 MB; of the widest 64-pixel run, 200 MB. */
export const MAX_RUNS = 10;

/** @param {SavedRun[]} runs newest first */
function newestFirst(runs) {
  return [...runs].sort((a, b) => b.savedAt - a.savedAt);
}

/** @param {unknown} error */
function isQuotaError(error) {
  return error instanceof Error && error.name === "QuotaExceededError";
}

/** The last few runs: one entry a run; where space is short, the oldest make room. */
export class RunShelf {
  /** @param {RunDatabase} database */
  constructor(database) {
    this.database = database;
  }

  async list() {
    return newestFirst(await this.database.list());
  }

  /**
   * Keeps a run in place of its former state.
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   */
  async put(run, bytes) {
    await this.#putMakingRoom(run, bytes);
    for (const old of (await this.list()).slice(MAX_RUNS)) await this.database.remove(old.id);
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   */
  async #putMakingRoom(run, bytes) {
    const others = (await this.list()).filter(({ id }) => id !== run.id);
    for (;;) {
      try {
        return await this.database.put(run, bytes);
      } catch (error) {
        if (!isQuotaError(error)) throw error;
        const oldest = others.pop();
        if (!oldest) throw storageFull();
        await this.database.remove(oldest.id);
      }
    }
  }

  /** @param {string} id */
  async read(id) {
    const bytes = await this.database.read(id);
    if (bytes) return bytes;
    const message = "That run is no longer stored: another tab may have deleted it.";
    throw new TroubleError("run_gone", message);
  }

  /** @param {string} id */
  remove(id) {
    return this.database.remove(id);
  }
}

function storageFull() {
  const message =
    "The browser's storage is full: this run is not being saved. Download it, or free some space.";
  return new TroubleError("storage_full", message);
}
