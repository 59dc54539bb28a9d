/** How often the engine is asked for a sign of life. */
const INTERVAL_MS = 5_000;
/** So many intervals without an answer are too long. A step of the largest networks takes up to half of that time. */
const MAX_INTERVALS = 6;

/**
 * Notices a worker that died without a word, which no event tells: a browser may end one that needs too much memory.
 *
 * It counts its own ticks instead of reading a clock, since a tab that was frozen has lost time in which the worker
 * could not answer either, and clocks can jump.
 */
export class Watchdog {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #unanswered = 0;
  #isWaiting = false;

  /**
   * @param {object} calls
   * @param {() => Promise<unknown>} calls.ask settles when the engine has answered, or is known to be dead
   * @param {(seconds: number) => void} calls.onSilent it has not answered for so long
   * @param {() => void} calls.onAnswer it answers again
   */
  constructor({ ask, onSilent, onAnswer }) {
    this.ask = ask;
    this.onSilent = onSilent;
    this.onAnswer = onAnswer;
  }

  start() {
    this.#timer ??= setInterval(() => this.#tick(), INTERVAL_MS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick() {
    if (!this.#isWaiting) return void this.#ask();
    this.#unanswered += 1;
    if (this.#unanswered === MAX_INTERVALS) this.onSilent((MAX_INTERVALS * INTERVAL_MS) / 1000);
  }

  async #ask() {
    this.#isWaiting = true;
    await this.ask().catch(() => {}); // a dead engine has been reported by whoever found it
    if (this.#unanswered >= MAX_INTERVALS) this.onAnswer();
    this.#isWaiting = false;
    this.#unanswered = 0;
  }
}
