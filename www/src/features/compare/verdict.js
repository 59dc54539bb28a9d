import { alike } from "./rows.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("./rows.js").Row} Row */

/** Runs that differ by chance alone: `logs` are the natural logarithms of their distances, one for each seed. @typedef {{ rows: Row[], logs: number[], mean: number }} Unit */

/**
 * best: nearer to real pictures than chance explains. chance: some others are within chance of it. unknown: no settings
 * were trained with two seeds, so that nobody knows how much chance makes of it.
 * @typedef {{ kind: "best" | "chance" | "unknown", lowest: Unit, tied: Unit[] }} Verdict
 */

/** Two-sided 95% quantiles of Student's t for 1, 2, 3 ... degrees of freedom; above the last, about that of 30. */
const T_95 = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];
const T_95_ABOVE = 2.2;
/** A distance of 0 has no logarithm. */
const LEAST_DISTANCE = 1e-9;

/**
 * Which runs are nearest to real pictures, by the last distance of each. Only runs that were measured alike are compared:
 * on the same images, by as many samples.
 *
 * The rule: runs of the same settings and length are one unit. The deviation s of ln(distance) between seeds is pooled
 * over all units of several seeds, with v degrees of freedom: distances of other sizes scatter by about the same share.
 * Units a and b are indistinguishable where their mean logarithms differ by at most t(v) s sqrt(1/n_a + 1/n_b), Fisher's
 * least significant difference at 95%. It makes no allowance for how many units are compared: of thirty, one may be the
 * lowest by luck.
 * @param {Setting[]} schema
 * @param {Row[]} rows
 * @returns {Verdict[]} one for each kind of images of which there are two units or more
 */
export function verdicts(schema, rows) {
  /** @type {Map<string, Row[]>} */
  const kinds = new Map();
  for (const row of rows) {
    if (!row.results || !Number.isFinite(row.results.distance)) continue;
    const kind = JSON.stringify([row.dataset, row.ownImages, row.results.samples]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  return [...kinds.values()].flatMap((those) => verdictOf(unitsOf(schema, those)) ?? []);
}

/** @param {Setting[]} schema @param {Row[]} rows @returns {Unit[]} */
function unitsOf(schema, rows) {
  /** @type {Map<string, Row[]>} */
  const units = new Map();
  for (const row of rows) {
    const isAtEnd = row.config && row.results?.step === row.step;
    const key = isAtEnd ? alike(schema, row) : row.id; // measured at some other step: it stands alone
    units.set(key, [...(units.get(key) ?? []), row]);
  }
  return [...units.values()].map((those) => {
    // A copy of a run tells nothing of chance.
    const seeds = new Map(those.map((row) => [Number(row.config?.seed), row]));
    const logs = [...seeds.values()].map(({ results }) =>
      Math.log(Math.max(LEAST_DISTANCE, Number(results?.distance))),
    );
    return { rows: those, logs, mean: meanOf(logs) };
  });
}

/** @param {number[]} values */
function meanOf(values) {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** @param {Unit[]} units @returns {Verdict | null} */
function verdictOf(units) {
  if (units.length < 2) return null;
  const [lowest, ...others] = [...units].sort((a, b) => a.mean - b.mean);
  const freedom = units.reduce((sum, { logs }) => sum + logs.length - 1, 0);
  if (freedom === 0) return { kind: "unknown", lowest, tied: [] };
  const squares = units.flatMap(({ logs, mean }) => logs.map((one) => (one - mean) ** 2));
  const deviation = Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / freedom);
  const limit = (T_95[freedom - 1] ?? T_95_ABOVE) * deviation;
  const tied = others.filter(
    ({ mean, logs }) =>
      mean - lowest.mean <= limit * Math.sqrt(1 / logs.length + 1 / lowest.logs.length),
  );
  return { kind: tied.length ? "chance" : "best", lowest, tied };
}

/**
 * What a row's distance is said to be.
 * @param {Verdict[]} all
 * @param {Row} row
 * @returns {"best" | "lowest" | "tied" | null}
 */
export function markOf(all, row) {
  for (const { kind, lowest, tied } of all) {
    if (lowest.rows.includes(row)) return kind === "best" ? "best" : "lowest";
    if (tied.some(({ rows }) => rows.includes(row))) return "tied";
  }
  return null;
}
