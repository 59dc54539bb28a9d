import { readChecked } from "../export/checked-file.js";
import { TroubleError } from "../../shared/trouble.js";

/**
 * A run from a file as the browser keeps runs: only now are its weights read.
 * @param {import("./file-rows.js").FileRow} one
 */
export async function keptFile({ row, history, file }) {
  const { weights } = await readChecked(file);
  if (!("bytes" in weights)) {
    const message = `The file ${file.name} holds no weights of its own. Open it on the page.`;
    throw new TroubleError("compare_shipped", message, { file: file.name });
  }
  const { bytes } = weights;
  // Neither is of a saved run; a field without a value is not stored as one.
  const run = {
    ...row,
    savedAt: Date.now(),
    size: bytes.length,
    thumbnail: null,
    file: undefined,
    isLive: undefined,
  };
  const trained = row.trained ?? 0;
  const whole = {
    ...history,
    begunAt: row.step - trained,
    spentMs: 0,
    latest: null,
    timeline: [],
    marks: history.marks,
    experiment: { name: null, happened: [], cure: null },
  };
  return { run, bytes, history: whole };
}
