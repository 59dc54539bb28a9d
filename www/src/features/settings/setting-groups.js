import { isSame } from "../../shared/hash.js";

/** @typedef {import("../../engine/messages.js").Setting} Setting */
/** @typedef {import("../../engine/messages.js").SettingGroup} SettingGroup */

/** The parts of the set-up, in the order of the page. */
export const GROUPS = /** @type {const} */ (["data", "network", "game", "training"]);

/** What a first run may want to change; the rest of the schema is folded away, however long it grows. */
const ESSENTIAL = new Set([
  "dataset",
  "image_size",
  "z_dim",
  "features_g",
  "features_d",
  "batch_size",
  "epochs",
  "lr_g",
  "lr_d",
  "seed",
]);

/**
 * The settings of a group: those always on show, and the further ones.
 * @param {Setting[]} schema
 * @param {SettingGroup} group
 */
export function settingsOf(schema, group) {
  const all = schema.filter((setting) => setting.group === group);
  return {
    essential: all.filter(({ name }) => ESSENTIAL.has(name)),
    further: all.filter(({ name }) => !ESSENTIAL.has(name)),
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
