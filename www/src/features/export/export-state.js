/** @typedef {import("./kinds.js").KindName} KindName */
/** @typedef {import("./kinds.js").Figure | "home"} Place */

/** What is being made into a file, and what was last. */
export class ExportState {
  /** @type {{ kind: KindName, share: number } | null} */
  job = null;
  /** @type {Place | null} where it was asked for, so that what is said about it stands there */
  place = null;
  /** @type {string | null} the name of the file that was handed over last */
  done = null;
  /** @type {string | null} the Python program that draws with the weights, once it was asked for */
  program = null;
}
