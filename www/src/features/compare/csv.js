import { settingsThatDiffer, stepsPerSecond } from "./rows.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("./rows.js").Row} Row */

/** @type {[name: string, of: (row: Row) => unknown][]} */
const COLUMNS = [
  ["name", ({ name }) => name],
  ["file", ({ file }) => file],
  ["experiment", ({ experiment }) => experiment],
  ["step", ({ step }) => step],
  ["trained_steps", ({ trained }) => trained],
  ["distance", ({ results }) => results?.distance],
  ["distance_step", ({ results }) => results?.step],
  ["real_data_baseline", ({ results }) => results?.baseline],
  ["best_distance", ({ results }) => results?.best.distance],
  ["best_step", ({ results }) => results?.best.step],
  ["classes", ({ results }) => results?.modes],
  ["rejected", ({ results }) => results?.rejected],
  ["samples", ({ results }) => results?.samples],
  ["seconds", ({ seconds }) => seconds],
  ["steps_per_second", (row) => stepsPerSecond(row) || undefined],
];

/** A spreadsheet would calculate what begins like this. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param {unknown} value */
function cell(value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  const text = String(value);
  const safe = FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The table as comma-separated values (RFC 4180), with a column for each setting in which the runs differ.
 * @param {Row[]} rows
 * @param {Setting[]} schema
 */
export function tableAsCsv(rows, schema) {
  const configs = rows.map(({ config }) => config);
  const differing = settingsThatDiffer(schema, configs).map(({ name }) => name);
  const settings = [...new Set(["seed", ...differing])];
  const lines = [
    [...COLUMNS.map(([name]) => name), ...settings],
    ...rows.map((row) => [
      ...COLUMNS.map(([, of]) => of(row)),
      ...settings.map((name) => row.config?.[name]),
    ]),
  ];
  return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}
