import { View } from "./view.js";
import { WalkRequests } from "./walk-requests.js";

/** @import { Frame } from "#pkg/types/index.js" */

/** Base of the views that ask for pictures of their own, and again as the networks change. */
export class FollowerView extends View {
  requests = new WalkRequests(
    () => this.request(),
    () => this.store.phase === "training",
  );
  #visible = false;
  /** @type {Frame | null} the newest grid: a sign that the networks changed */
  #seen = null;
  #observer = new IntersectionObserver(([entry]) => {
    this.#visible = entry.isIntersecting;
    this.requestUpdate();
  });

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.requests.stop();
  }

  /** Whether any of it is on the screen. */
  get isSeen() {
    return this.#visible;
  }

  /**
   * Asks for the pictures as they should be now.
   * @returns {Promise<number>} the time it took the engine, in ms
   */
  async request() {
    return 0;
  }

  /**
   * To be called after each update.
   * @param {boolean} hasPicture whether there is something to see meanwhile
   */
  follow(hasPicture) {
    const grid = this.store.frames.fixed;
    if (!grid || grid === this.#seen) return;
    // Out of sight they need not follow every step, only be there and be right in the end.
    const unseen = !this.#visible || document.hidden;
    if (unseen && hasPicture && this.store.phase === "training") return;
    this.#seen = grid;
    this.requests.soon();
  }
}
