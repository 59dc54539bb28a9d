import { TroubleError } from "../../shared/trouble.js";
import { inWorker } from "./workshop.js";

/** @typedef {import("./experiment-file.js").Experiment} Experiment */

/** The widest 64-pixel run has 200 MB, which are a third more in base64. */
const MAX_MB = 400;

/** @param {File} file @throws {TroubleError} where it is larger than any experiment file */
export function requireSize(file) {
  const mb = Math.ceil(file.size / 1e6);
  if (mb <= MAX_MB) return;
  const message = `The file ${file.name} has ${mb} MB, and an experiment file has ${MAX_MB} MB at most. Nothing was changed.`;
  throw new TroubleError("experiment_large", message, { file: file.name, mb, limit_mb: MAX_MB });
}

/** All of an experiment file, its weights too. @param {File} file */
export async function readChecked(file) {
  requireSize(file);
  /** @type {{ experiment: Experiment } | { trouble: import("../../shared/trouble.js").Trouble }} */
  const read = await inWorker(async (remote) => remote.readExperiment(file));
  if ("experiment" in read) return read.experiment;
  const { code, message, params } = read.trouble;
  throw new TroubleError(code, message, params);
}
