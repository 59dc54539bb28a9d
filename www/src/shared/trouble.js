/** @typedef {import("../engine/protocol.js").Trouble} Trouble */

/** An error that the page can translate: it carries a code and parameters beside its English message. */
export class TroubleError extends Error {
  /**
   * @param {string} code
   * @param {string} message what was wrong and what to do, in English
   * @param {Record<string, unknown>} [params]
   */
  constructor(code, message, params = {}) {
    super(message);
    this.name = "TroubleError";
    this.code = code;
    this.params = params;
  }
}

/**
 * Anything thrown, as plain data that can cross to the page.
 * @param {unknown} error
 * @returns {Trouble}
 */
export function toTrouble(error) {
  const thrown = /** @type {Partial<TroubleError>} */ (error ?? {});
  const message = typeof thrown.message === "string" ? thrown.message : String(error);
  if (typeof thrown.code === "string") {
    return { code: thrown.code, message, params: thrown.params ?? {} };
  }
  return { code: "unexpected", message, params: { detail: message } };
}

/**
 * That the engine, or the worker it is in, is dead.
 * @param {string} detail
 * @returns {Trouble}
 */
export function crashBecause(detail) {
  const message = `The engine stopped working (${detail}). Restart it: the run goes on from its last checkpoint.`;
  return { code: "crash", message, params: { detail } };
}

/**
 * A Rust panic surfaces as a wasm trap; the instance must not be used again after it.
 * @param {unknown} error
 */
export function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}
