import { isSame } from "../../shared/hash.js";
import { factsOf } from "../runs/facts.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/hash.js").Values} Values */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("../runs/database.js").SavedRun} SavedRun */

/**
 * A run in the table.
 * @typedef {Omit<SavedRun, "savedAt" | "size" | "thumbnail"> & { isLive: boolean, savedAt?: number, file?: string }} Row
 * file: the name of the experiment file that it was read from  */

/** The id of the run under way before it has been saved for the first time. */
export const UNNAMED = "now";

/** Two runs that differ by these alone are the same but for chance, or for how long they may last. */
const BESIDE_THE_POINT = ["seed", "epochs"];

/** The id of the run under way. @param {Store} store */
export function liveId({ runs, generation }) {
  return runs.current.generation === generation ? runs.current.id : UNNAMED;
}

/**
 * The run under way, if it has been trained, then the saved ones, then those from files.
 * @param {Store} store
 * @param {boolean} ownImages
 * @returns {Row[]}
 */
export function rowsOf(store, ownImages) {
  const id = liveId(store);
  const saved = store.runs.all.map((run) => ({ ...run, isLive: false }));
  const facts = factsOf(store, ownImages);
  const files = store.comparison.brought.rows.map(({ row }) => row);
  if (!facts || facts.trained <= 0) return [...saved, ...files];
  const { name } = saved.find((run) => run.id === id) ?? {};
  const others = saved.filter((run) => run.id !== id);
  return [{ ...facts, id, name, isLive: true }, ...others, ...files];
}

/**
 * The settings in which runs differ from each other: what their labels have to say.
 * @param {Setting[]} schema
 * @param {(Values | undefined)[]} configs
 */
export function settingsThatDiffer(schema, configs) {
  const known = configs.filter((config) => config !== undefined);
  const [first] = known;
  return schema.filter((setting) =>
    known.some((config) => !isSame(setting, config[setting.name], first[setting.name])),
  );
}

/** @param {Row} row */
export function stepsPerSecond({ trained = 0, seconds = 0 }) {
  return seconds > 0 ? trained / seconds : 0;
}

/**
 * Runs of the same settings and length, but of other seeds.
 * @typedef {{ rows: Row[], mean: number, deviation: number, least: number, most: number }} SeedGroup
 */

/**
 * How far the last distances of such runs lie apart.
 * @param {Setting[]} schema
 * @param {Row[]} rows
 * @returns {SeedGroup[]}
 */
export function seedGroups(schema, rows) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const { config, results } = row;
    if (!config || !results || results.step !== row.step) continue; // measured at some other step
    const key = alike(schema, row);
    const group = groups.get(key) ?? [];
    // A copy of a run, such as one that was taken up in another tab, tells nothing of chance.
    const isThere = group.some((one) => Number(one.config?.seed) === Number(config.seed));
    groups.set(key, isThere ? group : [...group, row]);
  }
  return [...groups.values()].filter(haveOtherSeeds).map(spreadOf);
}

/**
 * What is the same of two runs that differ by chance alone: settings, and how long they were trained.
 * @param {Setting[]} schema
 * @param {Row} row
 */
export function alike(schema, { config = {}, step, trained = -step, ownImages }) {
  const telling = schema.filter(({ name }) => !BESIDE_THE_POINT.includes(name));
  const values = telling.map(({ name, kind }) =>
    kind === "choice" ? String(config[name]) : Number(config[name]),
  );
  return JSON.stringify([values, trained, ownImages]);
}

/** @param {Row[]} rows */
function haveOtherSeeds(rows) {
  return new Set(rows.map(({ config }) => Number(config?.seed))).size > 1;
}

/** @param {Row[]} rows @returns {SeedGroup} */
function spreadOf(rows) {
  const distances = rows.map(({ results }) => Number(results?.distance));
  const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
  const squares = distances.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (distances.length - 1)); // of a sample
  return { rows, mean, deviation, least: Math.min(...distances), most: Math.max(...distances) };
}
