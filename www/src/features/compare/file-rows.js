import { toTrouble } from "../../shared/trouble.js";
import { requireSize } from "../export/checked-file.js";
import { inWorker } from "../export/workshop.js";
import { resultsOf } from "../runs/facts.js";

/** @typedef {import("../export/measured.js").Measured} Measured */
/** @typedef {import("./comparison-state.js").Brought} Brought */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {Pick<import("../runs/history.js").History, "series" | "evaluations" | "marks"> & { sheet: null }} FileHistory */

/**
 * A run that was read from an experiment file. Its weights stay in the file until they are needed.
 * @typedef {{ row: Row, history: FileHistory, file: File, print: string, shipped: string | null }} FileRow
 */

let read = 0;

/**
 * The steps that a run was trained for by itself. Each point of a curve is the mean of `stride` steps and stands at their
 * middle, so that the first point tells where the run began. Nothing where no curves are in the file.
 * @param {Measured} measured
 */
function trainedSteps({ step, stride, columns }) {
  if (columns.step.length === 0) return undefined;
  return step - Math.max(0, Math.round(columns.step[0] - (stride + 1) / 2));
}

/** @param {File} file @param {Measured} measured @returns {FileRow} */
export function fileRow(file, measured) {
  const { step, settings, own_images, evaluations, stride, columns, marks, print, shipped } =
    measured;
  /** @type {import("../runs/history.js").History["evaluations"]} */
  const all = /** @type {any} */ (evaluations); // the file's check has counted its classes
  const row = {
    id: `file-${++read}`,
    file: file.name,
    name: file.name.replace(/\.[^.]+$/, ""),
    step,
    dataset: String(settings.dataset),
    imageSize: Number(settings.image_size),
    ownImages: own_images,
    experiment: null, // its name stands in the experiment's place, and all that is unusual beside it
    config: settings,
    trained: trainedSteps(measured),
    results: resultsOf({ latest: all.at(-1) ?? null, all }),
    isLive: false,
  };
  const history = { series: { stride, columns }, evaluations: all, marks, sheet: null };
  return { row, history, file, print, shipped };
}

/** @param {File} file @returns {import("../../shared/trouble.js").Trouble | null} */
function unfit(file) {
  if (!file.name.toLowerCase().endsWith(".json")) {
    const message = `The file ${file.name} is no experiment file, whose name ends in .json.`;
    return { code: "compare_other", message, params: { file: file.name } };
  }
  try {
    requireSize(file);
    return null;
  } catch (error) {
    return toTrouble(error);
  }
}

/** @param {File} file @param {FileRow} other */
function twice({ name }, other) {
  const message = `The file ${name} is the same as ${other.file.name}, which is in the table already.`;
  return { code: "compare_twice", message, params: { file: name, other: other.file.name } };
}

/**
 * Reads files one by one in a worker of its own, so that the page goes on meanwhile. What is wrong with one of them is
 * noted, and the others are read.
 * @param {File[]} files
 * @param {Brought} brought
 * @param {() => void} onChange
 * @param {AbortSignal} signal ends it; what was read stays
 */
export async function readFiles(files, brought, onChange, signal) {
  brought.refused = [];
  brought.stopped = null;
  brought.reading = { done: 0, count: files.length };
  onChange();
  try {
    await inWorker(async (remote) => {
      for (const file of files) {
        const bad = unfit(file);
        const answer = bad ? { trouble: bad } : await remote.readMeasured(file);
        if (signal.aborted) return;
        take(brought, file, answer);
        onChange();
      }
    }, signal);
  } catch (error) {
    if (!signal.aborted) brought.refused = [...brought.refused, toTrouble(error)];
  }
  if (signal.aborted) brought.stopped = brought.reading;
  brought.reading = null;
  onChange();
}

/**
 * @param {Brought} brought
 * @param {File} file
 * @param {{ measured: Measured } | { trouble: import("../../shared/trouble.js").Trouble }} answer
 */
export function take(brought, file, answer) {
  if (brought.reading) brought.reading = { ...brought.reading, done: brought.reading.done + 1 };
  if ("trouble" in answer) {
    brought.refused = [...brought.refused, answer.trouble];
    return;
  }
  const same = brought.rows.find(({ print }) => print === answer.measured.print);
  if (same) brought.refused = [...brought.refused, twice(file, same)];
  else brought.rows = [...brought.rows, fileRow(file, answer.measured)];
}
