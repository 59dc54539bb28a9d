const { port1, port2 } = new MessageChannel();
/** @type {Array<() => void>} */
const waiting = [];
port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves in a fresh macrotask, so that messages from the page are handled in between.
 * Not `setTimeout`, which browsers clamp to a second or more in hidden tabs.
 * @returns {Promise<void>}
 */
export function macrotask() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
