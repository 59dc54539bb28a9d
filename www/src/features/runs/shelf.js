import { TroubleError } from "../../shared/trouble.js";
import { sizeOf } from "./history.js";
import { isNoRoom } from "./vault.js";

/** @typedef {import("./database.js").RunDatabase} RunDatabase */
/** @typedef {import("./database.js").SavedRun} SavedRun */
/** @typedef {import("./history.js").History} History */
/** @typedef {{ run: SavedRun, bytes: Uint8Array | undefined, history: History | undefined }} Removed */

/** A checkpoint of the usual run has 5 MB; of the widest 64-pixel run, 200 MB. */
export const MAX_RUNS = 20;
/** Runs of fewer steps have places of their own, so that none of them takes one from a longer run. */
const SHORT_STEPS = 50;
export const MAX_SHORT_RUNS = 3;

/** Runs of earlier versions have no place in the order but their time. @param {SavedRun} run */
function orderOf({ order, savedAt }) {
  return order ?? savedAt;
}

/** @param {SavedRun[]} runs */
function newestFirst(runs) {
  return [...runs].sort((a, b) => orderOf(b) - orderOf(a));
}

/** Runs of earlier versions do not tell which steps were their own. @param {SavedRun} run */
function isShort({ trained, step }) {
  return (trained ?? step) < SHORT_STEPS;
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
   * @param {History} [history]
   */
  async put(run, bytes, history) {
    const [newest] = await this.list();
    // The clock may have been set back since.
    const order = Math.max(run.savedAt, newest ? orderOf(newest) + 1 : 0);
    await this.#putMakingRoom({ ...run, order }, bytes, history);
    const all = await this.list();
    const short = all.filter(isShort).slice(MAX_SHORT_RUNS);
    const long = all.filter((one) => !isShort(one)).slice(MAX_RUNS);
    for (const old of [...short, ...long]) {
      await this.database.remove(old.id).catch(() => {}); // it goes at the next save
    }
  }

  /**
   * Puts a run that was deleted where it was; no other one goes for it.
   * @param {{ run: SavedRun, bytes: Uint8Array, history: History | undefined }} removed
   */
  async putBack({ run, bytes, history }) {
    try {
      await this.database.put(run, bytes, history);
    } catch (error) {
      throw isNoRoom(error) ? storageFull() : error;
    }
  }

  /**
   * Changes what is known of a run, and its history, without its checkpoint. A run that is gone stays so.
   * @param {string} id
   * @param {Partial<SavedRun>} changes
   * @param {History} [history]
   */
  async note(id, changes, history) {
    const run = (await this.database.list()).find((one) => one.id === id);
    if (run) await this.database.note({ ...run, ...changes }, history);
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   * @param {History} [history]
   */
  async #putMakingRoom(run, bytes, history) {
    const others = await this.#thoseToGoFor(run);
    /** @type {Removed[]} runs that made room */
    const removed = [];
    for (;;) {
      try {
        return await this.database.put(run, bytes, history);
      } catch (error) {
        if (!isNoRoom(error)) throw error;
      }
      if (!(await this.#canMakeRoom(others, bytes.length + sizeOf(history)))) {
        await this.#putBack(removed);
        throw storageFull();
      }
      const oldest = /** @type {SavedRun} */ (others.pop());
      removed.push(await this.#takeOut(oldest));
    }
  }

  /** The runs that may make room for another one: the last goes first. @param {SavedRun} run */
  async #thoseToGoFor(run) {
    const others = (await this.list()).filter(({ id }) => id !== run.id);
    const short = others.filter(isShort);
    return isShort(run) ? short : [...others.filter((one) => !isShort(one)), ...short];
  }

  /** @param {SavedRun} run @returns {Promise<Removed>} */
  async #takeOut(run) {
    const bytes = await this.database.read(run.id);
    const history = await this.database.history(run.id);
    await this.database.remove(run.id);
    return { run, bytes, history };
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

  /** The room that they made did not help. @param {Removed[]} removed */
  async #putBack(removed) {
    for (const { run, bytes, history } of removed) {
      if (bytes) await this.database.put(run, bytes, history).catch(() => {});
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
  history(id) {
    return this.database.history(id);
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
