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

/**
 * Runs that were read from experiment files, beside those that the browser keeps.
 * @typedef {object} Brought
 * @property {import("./file-rows.js").FileRow[]} rows
 * @property {{ done: number, count: number } | null} reading how far the files are that are being read
 * @property {{ done: number, count: number } | null} stopped how far they were when it was stopped
 * @property {import("../../shared/trouble.js").Trouble[]} refused why files are not among them
 */

/** The tab holds them until it is closed, also when a link leads to another run. @type {Brought} */
const brought = { rows: [], reading: null, stopped: null, refused: [] };

/** The runs that are compared, and those that are being trained for it. */
export class Comparison {
  /** @type {string[]} ids of the runs that were chosen, in that order */
  chosen = [];
  /** @type {Map<string, { version: string, history: History | undefined }>} of those that are saved */
  histories = new Map();
  /** @type {Queue | null} */
  queue = null;

  brought = brought;

  get isBusy() {
    return this.queue?.state === "running" || this.queue?.state === "stopping";
  }

  /** Chooses a run, or no longer. @param {string} id */
  toggle(id) {
    const isChosen = this.chosen.includes(id);
    const others = this.chosen.filter((one) => one !== id);
    this.chosen = isChosen || others.length >= MAX_CHOSEN ? others : [...others, id];
  }

  /** What a run has shown, as far as it is known. @param {string} id */
  historyOf(id) {
    const file = this.brought.rows.find(({ row }) => row.id === id);
    return file?.history ?? this.histories.get(id)?.history;
  }

  /** A run goes by another id from here on. @param {string} former @param {string} id */
  rename(former, id) {
    this.chosen = this.chosen.map((one) => (one === former ? id : one));
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
