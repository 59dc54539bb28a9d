import { proxy, wrap } from "comlink";
import { startModuleWorker } from "../../shared/module-worker.js";
import url from "./export-worker.js?worker&url";

/** @typedef {import("comlink").Remote<import("./export-worker.js").ExportApi>} Remote */

const WORKER_URL = new URL(url, import.meta.url).href;

/**
 * Has a worker of its own do something, and ends it when that is done or given up.
 * @template T
 * @param {(remote: Remote) => Promise<T>} method
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function inWorker(method, signal) {
  const worker = startModuleWorker(WORKER_URL);
  try {
    const ended = new Promise((_, reject) => {
      worker.addEventListener("error", ({ message }) => reject(new Error(message || WORKER_URL)));
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
    return await /** @type {Promise<T>} */ (Promise.race([method(wrap(worker)), ended]));
  } finally {
    worker.terminate();
  }
}

/**
 * @param {import("./film.js").Film} film
 * @param {import("./kinds.js").Job} job
 */
export function gifOf(film, { progress, signal }) {
  return inWorker((remote) => remote.encodeGif(film, proxy(progress)), signal);
}
