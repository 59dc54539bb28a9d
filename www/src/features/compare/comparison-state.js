/** @typedef {import("../runs/history.js").History} History */
/** @typedef {Record<string, string>} Settings as text */

/**
 * One run of the queue.
 * @typedef {{ settings: Settings, perSecond: number }} Item perSecond: the speed that was measured of such a run before; 0
 *   where it is not known
 */

/**
 * Runs that are trained one after another.
 * @typedef {object} Queue
 * @property {Item[]} items
 * @property {number} steps of each
 * @property {number} index of the run under way
 * @property {boolean} isBegun whether that run is the page's already
 * @property {"running" | "stopping" | "done" | "stopped" | "left"} state left: another run was begun meanwhile
 */

/** More curves in one chart could not be told apart. */
export const MAX_CHOSEN = 4;

/** The runs that are compared, and those that are being trained for it. */
export class Comparison {
  /** @type {string[]} ids of the runs that were chosen, in that order */
  chosen = [];
  /** @type {Map<string, { version: string, history: History | undefined }>} of those that are saved */
  histories = new Map();
  /** @type {Queue | null} */
  queue = null;

  get isBusy() {
    return this.queue?.state === "running" || this.queue?.state === "stopping";
  }

  /** Chooses a run, or no longer. @param {string} id */
  toggle(id) {
    const isChosen = this.chosen.includes(id);
    const others = this.chosen.filter((one) => one !== id);
    this.chosen = isChosen || others.length >= MAX_CHOSEN ? others : [...others, id];
  }

  /** Forgets runs that are no longer there. @param {string[]} ids of those that are */
  retain(ids) {
    this.chosen = this.chosen.filter((id) => ids.includes(id));
    for (const id of this.histories.keys())
      if (!this.chosen.includes(id)) this.histories.delete(id);
  }

  /** @param {Partial<Queue>} changes */
  advance(changes) {
    if (this.queue) this.queue = { ...this.queue, ...changes };
  }
}
