/** @import { Trouble } from "../../engine/protocol.js" */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** The code of the notices that lead back to a deleted run. */
export const DELETED = "run_deleted";

/** What is known of the runs that this browser keeps. */
export class Runs {
  /** @type {SavedRun[]} newest first */
  all = [];
  /** @type {SavedRun | null} the newest of an earlier visit, until it is taken up or passed over */
  offer = null;
  /** The name of the run under way, which holds for the store's run of this generation only. */
  current = { id: "", generation: -1 };
  /** @type {{ id: string } | null} the run whose deletion was undone last */
  back = null;
  /** @type {Trouble | null} why the browser keeps no runs, so that this tab holds them in memory */
  trouble = null;
}
