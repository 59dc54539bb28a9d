import { openDB } from "idb";

/**
 * A saved run without its checkpoint, which a list does not need.
 * @typedef {object} SavedRun
 * @property {string} id
 * @property {number} step
 * @property {number} savedAt by the clock, in ms
 * @property {string} dataset
 * @property {number} imageSize
 * @property {boolean} ownImages whether it was trained on the learner's own images
 * @property {number} size of the checkpoint in bytes
 * @property {Blob | null} thumbnail some of its digits, as PNG
 */

/**
 * Where saved runs are kept.
 * @typedef {object} RunDatabase
 * @property {() => Promise<SavedRun[]>} list
 * @property {(id: string) => Promise<Uint8Array | undefined>} read its checkpoint
 * @property {(run: SavedRun, bytes: Uint8Array) => Promise<void>} put
 * @property {(id: string) => Promise<void>} remove
 */

const NAME = "gan-playground";
const VERSION = 1;
const RUNS = "runs";
const CHECKPOINTS = "checkpoints";

/**
 * A run as it is stored. WebKit cannot store a Blob in every place where it has IndexedDB ("Error preparing Blob/File
 * data"), so the picture is stored as its bytes. Runs of earlier versions have a Blob.
 * @typedef {Omit<SavedRun, "thumbnail"> & { thumbnail: ArrayBuffer | Blob | null }} StoredRun
 */

/**
 * @param {SavedRun} run
 * @returns {Promise<StoredRun>}
 */
export async function toStored(run) {
  return { ...run, thumbnail: run.thumbnail && (await run.thumbnail.arrayBuffer()) };
}

/**
 * @param {StoredRun} stored
 * @returns {SavedRun}
 */
export function fromStored({ thumbnail, ...rest }) {
  const isBytes = thumbnail instanceof ArrayBuffer;
  return { ...rest, thumbnail: isBytes ? new Blob([thumbnail], { type: "image/png" }) : thumbnail };
}

/** @returns {Promise<RunDatabase>} in IndexedDB; rejects where the browser forbids it */
export async function openRunDatabase() {
  const db = await openDB(NAME, VERSION, {
    upgrade(opened) {
      opened.createObjectStore(RUNS, { keyPath: "id" });
      opened.createObjectStore(CHECKPOINTS);
    },
    blocking: () => db.close(), // another tab brings a newer version
  });
  const change = () => db.transaction([RUNS, CHECKPOINTS], "readwrite");
  return {
    list: async () => (await db.getAll(RUNS)).map(fromStored),
    read: (id) => db.get(CHECKPOINTS, id),
    async put(run, bytes) {
      const stored = await toStored(run); // before the transaction, which would end meanwhile
      const transaction = change();
      await Promise.all([
        transaction.objectStore(RUNS).put(stored),
        transaction.objectStore(CHECKPOINTS).put(bytes, run.id),
        transaction.done,
      ]);
    },
    async remove(id) {
      const transaction = change();
      await Promise.all([
        transaction.objectStore(RUNS).delete(id),
        transaction.objectStore(CHECKPOINTS).delete(id),
        transaction.done,
      ]);
    },
  };
}
