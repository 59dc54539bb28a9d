import { settingNumber } from "../format.js";
import { fill, formatNumber, holesOf, t, tOr } from "./index.js";

/** @import { Setting } from "#pkg/types" */
/** @import { Trouble } from "../../engine/protocol.js" */

/**
 * What a setting may hold, in words.
 * @param {Setting} setting
 */
export function rangeText(setting) {
  if (setting.kind === "choice") return setting.choices.join(", ");
  const [min, max] = [setting.min, setting.max].map(settingNumber);
  return t("settings.range", { min, max });
}

/**
 * Parameters that are words of the engine, replaced by the page's own: names of files, settings and
 * measurements, and ranges (from the schema, where it knows the setting).
 * @param {Record<string, unknown>} params
 * @param {Setting[]} schema
 */
function translateParams(params, schema) {
  const { what, name, other, quantity, found, advice } = params;
  const translated = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === "number" ? formatNumber(value) : value,
    ]),
  );
  // Of some failures browsers say nothing, to protect what other sites hold.
  if ("detail" in params) translated.detail = params.detail || t("trouble.no_detail");
  if (typeof what === "string") translated.what = tOr(`what.${what}`, what);
  if (typeof found === "string") translated.found = tOr(`file_kind.${found}`, found);
  if (typeof advice === "string") translated.advice = tOr(`file_kind.advice.${advice}`, advice);
  if (typeof quantity === "string") translated.quantity = tOr(`quantity.${quantity}`, quantity);
  if (typeof name === "string") translated.label = tOr(`setting.${name}.label`, name);
  if (typeof other === "string") translated.other_label = tOr(`setting.${other}.label`, other);
  const setting = schema.find((known) => known.name === name);
  if (setting) {
    translated.range = rangeText(setting);
    translated.expected = t(`expected.${setting.kind}`, { range: translated.range });
  }
  return translated;
}

/**
 * A trouble in the learner's language; its English sentence when the code, or a parameter, is unknown here.
 * @param {Trouble} trouble
 * @param {Setting[]} schema
 */
export function describeTrouble({ code, message, params }, schema) {
  const known = translateParams(params ?? {}, schema);
  const template = tOr(`trouble.${code}`, message);
  const sentence = holesOf(template).every((name) => (known[name] ?? null) !== null)
    ? fill(template, known)
    : message;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
