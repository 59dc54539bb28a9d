import { startModuleWorker } from "../shared/module-worker.js";
import { crashBecause, TroubleError } from "../shared/trouble.js";
import url from "./worker.js?worker&url";

/** @import { Trouble } from "./protocol.js" */

/** The worker's script, as the build names it. */
export const WORKER_URL = new URL(url, import.meta.url).href;

/** @param {string} detail */
function missing(detail) {
  const message = `The worker script ${WORKER_URL} could not be loaded (${detail}). Reload the page.`;
  return new TroubleError("worker_missing", message, { url: WORKER_URL, detail });
}

/** A new worker. Browsers say at once only that they refuse its script; other failures are events of the worker. */
export function startWorker() {
  try {
    return startModuleWorker(WORKER_URL);
  } catch (error) {
    throw missing(error instanceof Error ? error.message : "");
  }
}

/**
 * What the error event of a worker means. Of a script that could not be loaded the browser says nothing at all.
 * @param {string | undefined} detail
 * @param {boolean} hasStarted whether the worker has ever answered
 * @returns {Trouble}
 */
export function workerTrouble(detail, hasStarted) {
  if (hasStarted) return crashBecause(detail ?? "");
  if (!detail) {
    const { code, message, params } = missing("");
    return { code, message, params };
  }
  const message = `The worker script ${WORKER_URL} could not start (${detail}). Reload the page, or update the browser.`;
  return { code: "worker_broken", message, params: { url: WORKER_URL, detail } };
}
