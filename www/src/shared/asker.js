import { FollowerView } from "./follower.js";

/** @import { Command, Finding } from "#pkg/types/index.js" */

/**
 * Base of the views that ask what the engine finds in its networks: again as these change, at most once a second, and
 * never while they are in a hidden part of the page.
 */
export class AskerView extends FollowerView {
  /** Whether an answer was due while the view was hidden. */
  #isMissed = false;

  /** Whether there is anything to be asked for. */
  get isWanted() {
    return true;
  }

  /** Asks, and keeps what was found. */
  async look() {}

  async request() {
    if (!this.isWanted || !this.store.frames.fixed) return 0;
    if (this.isHeld || !this.isConnected) {
      this.#isMissed = true;
      return 0;
    }
    const start = performance.now();
    await this.look();
    return performance.now() - start;
  }

  /** The control that a failed question is told at. */
  source = "inside";

  /**
   * @template {Finding["what"]} What
   * @param {Command & { type: What }} command
   * @returns {Promise<Extract<Finding, { what: What }> | undefined>} nothing where it failed, or where another run has
   *   begun meanwhile
   */
  async find(command) {
    const { generation } = this.store;
    const found = /** @type {unknown} */ (await this.app.calls.ask(command, this.source));
    if (generation !== this.store.generation) return undefined;
    return /** @type {Extract<Finding, { what: What }> | undefined} */ (found);
  }

  /** To be called after each update. @param {boolean} hasAnswer */
  follow(hasAnswer) {
    super.follow(hasAnswer);
    if (!this.#isMissed) return;
    this.#isMissed = false;
    this.requests.soon();
  }
}
