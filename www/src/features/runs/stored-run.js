/** @import { SavedRun } from "./database.js" */

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
