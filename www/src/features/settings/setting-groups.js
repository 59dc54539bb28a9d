import { isSame } from "../../shared/hash.js";

/** @import { Setting } from "#pkg/types/index.js" */

/** The parts of the set-up, in the order of the page: what one changes while it trains comes first. */
export const GROUPS = /** @type {const} */ (["training", "data", "network", "game"]);

/** What one turns while watching the pictures comes first. */
const FIRST = ["lr_g", "lr_d"];

/**
 * The settings of a group: those always on show, for a first run, and the further ones, folded away.
 * @param {Setting[]} schema
 * @param {Setting["group"]} group
 */
export function settingsOf(schema, group) {
  const ofGroup = schema.filter((setting) => setting.group === group);
  const isFirst = (/** @type {Setting} */ { name }) => FIRST.includes(name);
  const all = [...ofGroup.filter(isFirst), ...ofGroup.filter((setting) => !isFirst(setting))];
  return {
    essential: all.filter(({ essential }) => essential),
    further: all.filter(({ essential }) => !essential),
  };
}

/**
 * The settings that are not as usual; an empty one is not yet known.
 * @param {Setting[]} settings
 * @param {(name: string) => string} valueOf
 */
export function changedOf(settings, valueOf) {
  return settings.filter((setting) => {
    const value = valueOf(setting.name);
    return value !== "" && !isSame(setting, value, setting.default);
  });
}
