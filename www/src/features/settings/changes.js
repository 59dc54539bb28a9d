import { t } from "../../shared/i18n/index.js";
import { settingLabel, valueLabel } from "./field.js";

/** @import { Change, Setting } from "#pkg/types/index.js" */
/** @typedef {import("./marks.js").Mark} Mark */

/**
 * @param {Change} change
 * @param {Setting[]} schema
 */
function changeText({ name, from, to }, schema) {
  const setting = schema.find((known) => known.name === name);
  const say = (/** @type {string} */ value) => (setting ? valueLabel(setting, value) : value);
  return t("marks.change", { label: settingLabel(name), from: say(from), to: say(to) });
}

/**
 * What changed at a mark, in words.
 * @param {Pick<Mark, "changes">} mark
 * @param {Setting[]} schema
 */
export function changesText({ changes }, schema) {
  return changes.map((change) => changeText(change, schema)).join(t("marks.separator"));
}
