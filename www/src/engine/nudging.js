/** @import { WasmModule } from "./modules.js" */

/** Firefox lets repeated timers fire no sooner. */
const NUDGE_EVERY_MS = 4;

/**
 * Firefox looks only every 100 ms whether a GPU has done what a read waits for (its bug 1870699), and besides whenever
 * something is submitted. There, this submits nothing; other browsers need no nudge.
 * @param {Pick<WasmModule, "nudge_gpu">} module
 * @param {string} userAgent
 * @returns {(() => void) | undefined}
 */
export function nudgeFor(module, userAgent) {
  return /\bFirefox\//.test(userAgent) ? () => module.nudge_gpu() : undefined;
}

/**
 * Nudges the GPU until a call of its engine is settled. What such a call waits for is a read: while the engine itself
 * computes, no timer fires.
 * @template T
 * @param {Promise<T>} call
 * @param {(() => void) | undefined} nudge
 * @returns {Promise<T>} the call
 */
export function nudging(call, nudge) {
  if (!nudge) return call;
  const timer = setInterval(nudge, NUDGE_EVERY_MS);
  return call.finally(() => clearInterval(timer));
}
