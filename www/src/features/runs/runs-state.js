/** @typedef {import("./database.js").SavedRun} SavedRun */

/** What is known of the runs that this browser keeps. */
export class Runs {
  /** @type {SavedRun[]} newest first */
  all = [];
  /** @type {SavedRun | null} the newest of an earlier visit, until it is taken up or passed over */
  offer = null;
  /** Whether the browser lets the page keep anything. */
  isPossible = true;
}
