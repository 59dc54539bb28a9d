import { count } from "../../shared/format.js";
import { formatDate, t } from "../../shared/i18n/index.js";
import { runTitle, settingsText } from "../runs/run-name.js";
import { settingsThatDiffer } from "./rows.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{ row: Row, label: string, isTold?: boolean }} Labelled a run, what is said of it beside its title, and whether that is also that it is on the page */

/** @param {Row[]} group */
function bySteps(group) {
  return group.map(({ isLive, step }) =>
    isLive ? t("compare.live") : t("compare.name.step", { step: count(step) }),
  );
}

/**
 * What runs that would read the same are told apart by; the first that helps comes first.
 * @type {((group: Row[], schema: Setting[]) => string[])[]}
 */
const TELLING = [
  (group, schema) => {
    const differing = settingsThatDiffer(
      schema,
      group.map(({ config }) => config),
    );
    return group.map(({ config }) => (config ? settingsText(differing, config) : ""));
  },
  bySteps,
  (group) => group.map(({ savedAt }) => (savedAt === undefined ? "" : formatDate(savedAt))),
  // Saved within the same minute.
  (group) => group.map((_, i) => t("compare.name.number", { number: count(i + 1) })),
];

/**
 * The runs of a table with labels by which no two of them read the same: where titles and labels are alike, the labels
 * say in addition in which settings the runs differ, else their steps, else when they were saved.
 * @param {Labelled[]} runs
 * @param {Setting[]} schema
 * @returns {Labelled[]} in the same order
 */
export function toldApart(runs, schema) {
  return TELLING.reduce((told, telling) => {
    const names = told.map(({ row, label }) => JSON.stringify([runTitle(row), label]));
    return told.map((run, at) => {
      const alike = told.filter((_, i) => names[i] === names[at]);
      const texts = telling(
        alike.map(({ row }) => row),
        schema,
      );
      if (new Set(texts).size < 2) return run;
      const more = texts[alike.indexOf(run)];
      const isTold = run.isTold || (telling === bySteps && run.row.isLive);
      return {
        ...run,
        isTold,
        label: [run.label, more].filter(Boolean).join(t("marks.separator")),
      };
    });
  }, runs);
}
