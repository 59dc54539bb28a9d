/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Topic} Topic */

/**
 * Waits until something is so.
 * @param {Store} store
 * @param {Topic[]} topics that tell of a change
 * @param {() => boolean} isSo
 * @param {number} [limitMs] or until so much time has passed
 * @returns {Promise<void>}
 */
export function when(store, topics, isSo, limitMs) {
  return new Promise((resolve) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(topics, () => {
      if (isSo()) end();
    });
    if (limitMs) timer = setTimeout(end, limitMs);
    if (isSo()) end();
  });
}
