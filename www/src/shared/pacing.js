/** How often things recur that both the worker and the page have to know of. */

/** The engine keeps milestone frames as often, so that each of them has its evaluation. */
export const STEPS_BETWEEN_EVALUATIONS = 250;

/** Lets a recurring side job run at most every `minIntervalMs` and never take more than a tenth of the time. */
export class SideJobPacer {
  #nextMs = 0;

  /** @param {number} minIntervalMs */
  constructor(minIntervalMs) {
    this.minIntervalMs = minIntervalMs;
  }

  /** @param {number} nowMs */
  due(nowMs) {
    return nowMs >= this.#nextMs;
  }

  /**
   * @param {number} startMs
   * @param {number} endMs
   */
  record(startMs, endMs) {
    this.#nextMs = endMs + Math.max(this.minIntervalMs, 9 * (endMs - startMs));
  }
}
