import { buildHash, isSame, NO_WEIGHTS } from "../../shared/hash.js";

/** @import { Preset, Setting } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/hash.js").PageOptions} PageOptions */
/** @typedef {import("../../shared/hash.js").Values} Values */

/**
 * How the failures end: the card says it in the words of the verdict that comes of it.
 * @type {Record<string, "starved" | "collapsed" | "diverged">}
 */
export const ENDS_AS = {
  strong_discriminator: "starved",
  mode_collapse: "collapsed",
  diverges: "diverged",
  no_batch_norm: "starved",
};

/**
 * Every setting as text: the usual values, and what the preset changes.
 * @param {Setting[]} schema
 * @param {Preset["config"]} [changes]
 * @returns {Record<string, string>}
 */
export function fullSettings(schema, changes = {}) {
  return Object.fromEntries(
    schema.map((setting) => [setting.name, changes[setting.name] ?? String(setting.default)]),
  );
}

/**
 * The link that opens a preset and trains it at once; it is what the address bar holds while the preset runs.
 * @param {Setting[]} schema
 * @param {Preset} preset
 * @param {PageOptions} page
 */
export function presetHash(schema, preset, page) {
  const settings = fullSettings(schema, preset.config);
  // "2e-3" and "0.002" are one number, and one link.
  const config = Object.fromEntries(
    schema.map(({ name, kind }) => [
      name,
      kind === "choice" ? settings[name] : Number(settings[name]),
    ]),
  );
  return buildHash(schema, config, { ...page, autoplay: true, weights: NO_WEIGHTS });
}

/**
 * Whether a run has exactly a preset's settings.
 * @param {Setting[]} schema
 * @param {Preset} preset
 * @param {Values} config
 */
export function isInUse(schema, preset, config) {
  const settings = fullSettings(schema, preset.config);
  return schema.every((setting) => isSame(setting, config[setting.name], settings[setting.name]));
}

/**
 * The preset that mends a failure.
 * @param {Preset[]} presets
 * @param {Preset} failure
 */
export function cureOf(presets, { cure }) {
  return presets.find(({ name }) => name === cure);
}
