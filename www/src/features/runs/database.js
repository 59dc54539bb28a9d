import { openDB } from "idb";
import { TroubleError } from "../../shared/trouble.js";
import { within } from "../../shared/within.js";
import { fromStored, toStored } from "./stored-run.js";

/** @typedef {import("../../shared/hash.js").Values} Values */
/** @typedef {import("./history.js").History} History */
/** @typedef {import("idb").IDBPDatabase} Connection */

/**
 * A saved run without its checkpoint, which a list does not need.
 * @typedef {object} SavedRun
 * @property {string} id
 * @property {number} step
 * @property {number} savedAt by the clock, in ms
 * @property {number} [order] of all saves, rising; the clock may be set back
 * @property {string} dataset
 * @property {number} imageSize
 * @property {boolean} ownImages whether it was trained on the learner's own images
 * @property {string | null} [ownFile] the file that they came from
 * @property {number} size of the checkpoint in bytes
 * @property {Blob | null} thumbnail some of its digits, as PNG
 * @property {string} [name] the learner's own
 * @property {boolean} [kept] whether it stayed as it was when a run went on from it
 * @property {string | null} [experiment] the preset that it began as
 * @property {Values} [config] its settings; runs of earlier versions have none of what follows
 * @property {number} [trained] steps of its own, without those of the weights that it began from
 * @property {number} [seconds] that it has been trained for
 * @property {Results | null} [results]
 */

/**
 * What the classifier found: last, and at its best.
 * @typedef {object} Results
 * @property {number} step
 * @property {number} modes
 * @property {number} samples
 * @property {number} rejected
 * @property {number} distance
 * @property {number} baseline
 * @property {{ step: number, distance: number }} best
 */

/**
 * Where saved runs are kept.
 * @typedef {object} RunDatabase
 * @property {() => Promise<SavedRun[]>} list
 * @property {(id: string) => Promise<Uint8Array | undefined>} read its checkpoint
 * @property {(id: string) => Promise<History | undefined>} history what it has shown so far; earlier versions kept none
 * @property {(run: SavedRun, bytes: Uint8Array, history: History | undefined) => Promise<void>} put
 * @property {(run: SavedRun, history?: History) => Promise<void>} note changes what is known of a run that is kept
 * @property {(id: string) => Promise<void>} remove
 */

const NAME = "gan-playground";
/** Version 2 has brought the histories. */
const VERSION = 2;
const RUNS = "runs";
const CHECKPOINTS = "checkpoints";
const HISTORIES = "histories";
/** Opening takes some milliseconds, or for ever where another tab blocks it or the browser's storage hangs. */
const MAX_OPENING_MS = 5000;
/** The widest run has 200 MB, which a slow disk takes some seconds to write. */
const MAX_JOB_MS = 30_000;
/** What a browser says that has closed the connection by itself; a new connection may work. */
const CLOSED = ["InvalidStateError", "AbortError", "UnknownError"];

function late() {
  return new TroubleError("storage_late", "The browser's storage does not answer.");
}

/**
 * The runs in IndexedDB. Browsers close its connection when they like; then it is opened again.
 * @implements {RunDatabase}
 */
export class DiskRuns {
  /** Called when the database has opened after all that was given up on. */
  onLateOpening = () => {};
  /** @type {Promise<Connection> | null} */
  #opening = null;
  #isLate = false;

  list() {
    return this.#do(async (db) => (await db.getAll(RUNS)).map(fromStored));
  }

  /** @param {string} id */
  read(id) {
    return this.#do((db) => db.get(CHECKPOINTS, id));
  }

  /** @param {string} id @returns {Promise<History | undefined>} */
  history(id) {
    return this.#do((db) => db.get(HISTORIES, id));
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   * @param {History} [history]
   */
  async put(run, bytes, history) {
    const stored = await toStored(run); // before the change, which would end meanwhile
    return this.#change((runs, checkpoints, histories) => [
      runs.put(stored),
      checkpoints.put(bytes, run.id),
      history ? histories.put(history, run.id) : histories.delete(run.id),
    ]);
  }

  /**
   * @param {SavedRun} run
   * @param {History} [history]
   */
  async note(run, history) {
    const stored = await toStored(run);
    return this.#change((runs, _checkpoints, histories) => [
      runs.put(stored),
      ...(history ? [histories.put(history, run.id)] : []),
    ]);
  }

  /** @param {string} id */
  remove(id) {
    return this.#change((...stores) => stores.map((store) => store.delete(id)));
  }

  /**
   * A change of all stores, or of none.
   * @param {(...stores: import("idb").IDBPObjectStore<unknown, string[], string, "readwrite">[]) => unknown[]} requests
   */
  #change(requests) {
    return this.#do(async (db) => {
      const names = [RUNS, CHECKPOINTS, HISTORIES];
      const transaction = db.transaction(names, "readwrite");
      const stores = names.map((name) => transaction.objectStore(name));
      try {
        await Promise.all([...requests(...stores), transaction.done]);
      } catch (error) {
        transaction.done.catch(() => {}); // one failure is enough
        const reason = transaction.error; // a request that was cut off says AbortError only
        const hadEnded = !abort(transaction);
        throw (
          reason ?? (hadEnded ? new DOMException("The change was cut off", "AbortError") : error)
        );
      }
    });
  }

  /**
   * @template T
   * @param {(db: Connection) => Promise<T>} job
   * @returns {Promise<T>}
   */
  async #do(job) {
    try {
      return await this.#once(job);
    } catch (error) {
      if (!CLOSED.includes(/** @type {Error} */ (error)?.name)) throw error;
      this.#opening = null;
      return this.#once(job);
    }
  }

  /**
   * @template T
   * @param {(db: Connection) => Promise<T>} job
   */
  async #once(job) {
    const db = await this.#connection();
    const result = await within(job(db), MAX_JOB_MS);
    if (result !== "late") return result;
    this.#opening = null;
    throw late();
  }

  async #connection() {
    this.#opening ??= this.#open();
    if (this.#isLate) throw late(); // once is long enough to wait
    const db = await within(this.#opening, MAX_OPENING_MS);
    if (db !== "late") return db;
    this.#isLate = true;
    throw late();
  }

  /** @returns {Promise<Connection>} */
  #open() {
    const forget = () => {
      if (this.#opening === opening) this.#opening = null;
    };
    const opening = openIn({
      // Another tab brings a newer version, or deletes the database.
      blocking: () => {
        forget();
        void opening.then((db) => db.close());
      },
      terminated: forget,
    });
    const settle = () => {
      const wasLate = this.#isLate;
      this.#isLate = false;
      if (wasLate) this.onLateOpening();
    };
    opening.then(settle, () => {
      forget();
      this.#isLate = false;
    });
    return opening;
  }
}

/**
 * Half of a change must not stay.
 * @param {{ abort: () => void }} transaction
 * @returns {boolean} whether it was still under way
 */
function abort(transaction) {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/**
 * Asynchronous, since some browsers throw at once where they forbid it.
 * @param {Pick<import("idb").OpenDBCallbacks<unknown>, "blocking" | "terminated">} callbacks
 */
async function openIn(callbacks) {
  try {
    return await openDB(NAME, VERSION, {
      upgrade(opened, from) {
        if (from < 1) {
          opened.createObjectStore(RUNS, { keyPath: "id" });
          opened.createObjectStore(CHECKPOINTS);
        }
        opened.createObjectStore(HISTORIES);
      },
      ...callbacks,
    });
  } catch (error) {
    if (/** @type {Error} */ (error)?.name !== "VersionError") throw error;
    throw new TroubleError("storage_newer", "A newer version of this page has the saved runs.");
  }
}
