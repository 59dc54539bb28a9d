import { SideJobPacer } from "./pacing.js";

/** Walks and numbers are redrawn as training goes on, but training comes first. */
const REFRESH_INTERVAL_MS = 1000;

/**
 * Asks for images of walks and numbers one at a time: at once when the learner changed something, at a leisurely pace
 * when only the networks did.
 */
export class WalkRequests {
  #pacer = new SideJobPacer(REFRESH_INTERVAL_MS);
  #busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  #again = false;

  /**
   * @param {() => Promise<number>} request gives the time it took the engine, in ms
   * @param {() => boolean} [isTraining] whether there is training to come first; by default there always is
   */
  constructor(request, isTraining = () => true) {
    this.request = request;
    this.isTraining = isTraining;
  }

  /** The learner changed what is to be drawn. */
  async now() {
    if (this.#busy) {
      this.#again = true; // the newest wish only
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      const elapsedMs = await this.request();
      const end = performance.now();
      this.#pacer.record(end - elapsedMs, end);
    } while (this.#again);
    this.#busy = false;
  }

  /** The networks changed. */
  soon() {
    if (this.#later) return;
    // What is being drawn may be of the networks before.
    const isDue = !this.isTraining() || this.#pacer.due(performance.now());
    if (!this.#busy && isDue) {
      void this.now();
      return;
    }
    // So that the last change before a pause is drawn, too.
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.soon();
    }, REFRESH_INTERVAL_MS / 4);
  }

  stop() {
    clearTimeout(this.#later);
    this.#later = undefined;
  }
}
