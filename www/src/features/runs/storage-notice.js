/** @import { Trouble } from "../../engine/protocol.js" */
/** @typedef {import("../../shared/page.js").Store} Store */

/**
 * The section of the runs says that they are not kept. Whoever could rely on it before hears of it at once.
 * @param {Store} store
 * @param {Trouble | null} trouble
 * @param {boolean} isSudden
 */
export function tellOfStorage(store, trouble, isSudden) {
  const { runs } = store;
  store.dismiss((notice) => notice.trouble.code === runs.trouble?.code);
  runs.trouble = trouble;
  const action = trouble?.code === "storage_newer" ? "reload" : undefined;
  if (trouble && (isSudden || action)) store.notify("warning", trouble, { action });
  store.touch("runs");
}
