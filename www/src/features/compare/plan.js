import { isSame } from "../../shared/hash.js";
import { parseSeed } from "../../shared/seed.js";
import { stepsPerSecond } from "./rows.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("./comparison-state.js").Item} Item */
/** @typedef {import("./comparison-state.js").Queue} Queue */
/** @typedef {import("./rows.js").Row} Row */

/** Below this a run shows nothing, and the shelf has few places for such runs. */
export const MIN_STEPS = 50;
export const MAX_STEPS = 100_000;
/** So that the runs of a queue, and the one before it, all find a place among those that are kept. */
export const MAX_ITEMS = 8;

/**
 * Seeds as typed, separated by commas or spaces.
 * @param {string} text
 * @returns {number[] | null} null where one of them is no seed; none means that each run keeps its own
 */
export function parseSeeds(text) {
  const words = text.split(/[\s,，、]+/).filter(Boolean);
  const seeds = words.map(parseSeed);
  if (seeds.includes(null)) return null;
  return [...new Set(/** @type {number[]} */ (seeds))];
}

/**
 * The runs of a queue: each of the settings with each of the seeds.
 * @param {Row[]} rows whose settings are taken
 * @param {number[]} seeds none: those of the rows
 * @param {Setting[]} schema
 * @returns {Item[]}
 */
export function planned(rows, seeds, schema) {
  /** @type {Item[]} */
  const items = [];
  for (const row of rows) {
    const { config } = row;
    if (!config) continue; // saved by an earlier version, without its settings
    for (const seed of seeds.length ? seeds : [Number(config.seed)]) {
      const values = schema.map(({ name }) => [
        name,
        String(name === "seed" ? seed : config[name]),
      ]);
      const settings = Object.fromEntries(values);
      const isThere = items.some((item) => isSameRun(item.settings, settings, schema));
      if (!isThere) items.push({ settings, perSecond: stepsPerSecond(row) });
    }
  }
  return items;
}

/**
 * @param {Record<string, string>} a
 * @param {Record<string, string>} b
 * @param {Setting[]} schema
 */
function isSameRun(a, b, schema) {
  return schema.every((setting) => isSame(setting, a[setting.name], b[setting.name]));
}

/**
 * How long runs take, by the speed that was measured of them, or else of the others.
 * @param {Item[]} items
 * @param {number} steps of each
 * @param {number} usual steps per second, for those of which nothing is known
 * @returns {number | null} in seconds; null where no speed is known
 */
export function estimate(items, steps, usual) {
  const speeds = items.map(({ perSecond }) => perSecond || usual);
  if (speeds.some((speed) => !(speed > 0))) return null;
  return speeds.reduce((sum, speed) => sum + steps / speed, 0);
}

/**
 * The time that is left of a queue.
 * @param {Queue} queue
 * @param {number} step of the run under way
 * @param {number} perSecond as it is measured now; 0 where it is not known
 */
export function timeLeft({ items, index, steps }, step, perSecond) {
  const [current, ...later] = items.slice(index);
  if (!current) return 0;
  const speed = perSecond || current.perSecond;
  const rest = estimate(later, steps, speed);
  const now = estimate([{ ...current, perSecond: speed }], Math.max(0, steps - step), speed);
  return rest === null || now === null ? null : rest + now;
}
