import { TroubleError } from "../shared/trouble.js";

/** How the bindings that wasm-bindgen generates tell of a file that the server refuses. */
const REFUSED = /^failed to fetch Wasm: (\d+).*fetching '(.*)'/;
/** Chromium, Firefox and Safari name the policy, each in its own words. */
const POLICY = /content security policy|unsafe-eval|\bCSP\b/i;
const NO_MEMORY = /memory/i;

/** @param {unknown} error */
function detailOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Why the script of an engine could not be imported.
 * @param {unknown} error
 */
export function scriptTrouble(error) {
  const detail = detailOf(error);
  const url = /\w+:\/\/\S+/.exec(detail)?.[0] ?? detail;
  if (error instanceof SyntaxError) return damaged(detail);
  const message = `A part of the page could not be loaded: ${url}. Reload the page.`;
  return new TroubleError("part_missing", message, { url });
}

/**
 * Why the wasm of an engine could not be fetched and compiled.
 * @param {unknown} error
 */
export function wasmTrouble(error) {
  const detail = detailOf(error);
  const [, status, url] = REFUSED.exec(detail) ?? [];
  if (status) {
    const message = `The engine's file ${url} is missing on the server (HTTP ${status}). Reload the page.`;
    return new TroubleError("engine_missing", message, { url, status });
  }
  if (error instanceof EvalError || POLICY.test(detail)) {
    const message =
      "The site's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.";
    return new TroubleError("wasm_forbidden", message);
  }
  if (error instanceof RangeError || NO_MEMORY.test(detail)) {
    const message = `There is not enough memory for the engine (${detail}). Close other tabs, then restart it.`;
    return new TroubleError("engine_memory", message, { detail });
  }
  if (error instanceof TypeError) {
    const message = `The engine could not be downloaded (${detail}). Check the connection, then restart it.`;
    return new TroubleError("engine_unreachable", message, { detail });
  }
  return damaged(detail);
}

/** @param {string} detail */
function damaged(detail) {
  const message = `The engine's files are damaged, or belong to different versions (${detail}). Reload the page.`;
  return new TroubleError("engine_damaged", message, { detail });
}
