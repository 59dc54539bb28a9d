import { TroubleError } from "../../shared/trouble.js";
import { isNoRoom } from "./vault.js";

/** @typedef {import("./database.js").RunDatabase} RunDatabase */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** A checkpoint of the usual run has 5 MB; of the widest 64-pixel run, 200 MB. */
export const MAX_RUNS = 10;

/** @param {SavedRun[]} runs newest first */
function newestFirst(runs) {
  return [...runs].sort((a, b) => b.savedAt - a.savedAt);
}

/** Bytes that the browser would still store; infinitely many where it does not tell. */
async function freeBytes() {
  const { quota, usage } =
    (await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined || usage === undefined ? Infinity : quota - usage;
}

/** The last few runs: one entry a run; where space is short, the oldest make room. */
export class RunShelf {
  /**
   * @param {RunDatabase} database
   * @param {() => Promise<number>} [free] bytes that there is room for
   */
  constructor(database, free = freeBytes) {
    this.database = database;
    this.free = free;
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
    for (const old of (await this.list()).slice(MAX_RUNS)) {
      await this.database.remove(old.id).catch(() => {}); // it goes at the next save
    }
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   */
  async #putMakingRoom(run, bytes) {
    const others = (await this.list()).filter(({ id }) => id !== run.id);
    /** @type {{ run: SavedRun, bytes: Uint8Array }[]} runs that made room */
    const removed = [];
    for (;;) {
      try {
        return await this.database.put(run, bytes);
      } catch (error) {
        if (!isNoRoom(error)) throw error;
      }
      if (!(await this.#canMakeRoom(others, bytes.length))) {
        await this.#putBack(removed);
        throw storageFull();
      }
      const oldest = /** @type {SavedRun} */ (others.pop());
      const checkpoint = await this.database.read(oldest.id);
      if (checkpoint) removed.push({ run: oldest, bytes: checkpoint });
      await this.database.remove(oldest.id);
    }
  }

  /**
   * Whether there would be room without the other runs: none should go for nothing.
   * @param {SavedRun[]} others
   * @param {number} needed in bytes
   */
  async #canMakeRoom(others, needed) {
    const gained = others.reduce((sum, { size }) => sum + (size || 0), 0);
    return others.length > 0 && (await this.free()) + gained >= needed;
  }

  /** The room that they made did not help. @param {{ run: SavedRun, bytes: Uint8Array }[]} removed */
  async #putBack(removed) {
    for (const { run, bytes } of removed) await this.database.put(run, bytes).catch(() => {});
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
    "The browser's storage is full: there is no room for this run. Download it, or free some space.";
  return new TroubleError("storage_full", message);
}
