import { FollowerView } from "./follower.js";

/** @import { Command, Finding } from "#pkg/types/index.js" */

/** What is found by commands of another name. @typedef {{ draw_latents: "drawn", invert: "inverted", invert_on: "inverted" }} Names */

/**
 * What a command finds.
 * @template {Command} Asked
 * @typedef {Extract<Finding, { what: Asked["type"] extends keyof Names ? Names[Asked["type"]] : Asked["type"] }>} FoundBy
 */

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
   * @template {Command} Asked
   * @param {Asked} command
   * @returns {Promise<FoundBy<Asked> | undefined>} nothing where it failed, or where another run has
   *   begun meanwhile
   */
  async find(command) {
    const { generation } = this.store;
    const found = /** @type {unknown} */ (await this.app.calls.ask(command, this.source));
    if (generation !== this.store.generation) return undefined;
    return /** @type {FoundBy<Asked> | undefined} */ (found);
  }

  /** To be called after each update. @param {boolean} hasAnswer */
  follow(hasAnswer) {
    super.follow(hasAnswer);
    if (!this.#isMissed) return;
    this.#isMissed = false;
    this.requests.soon();
  }
}
