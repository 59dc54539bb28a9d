import { isSame } from "../../shared/hash.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/hash.js").Values} Values */

/**
 * How the failures are cured while they run. All of these have been tried on the page, on a CPU; where no change of live
 * settings has brought digits back, there is none, and the way out is the recipe that the engine names as the cure.
 * Steps until the classifier found 8 classes or more: 390 after the cure of a strong discriminator at step 160, 350 at 406;
 * 180 after that of a collapse at step 159, 250 at 410. A divergence was not cured by learning rates of 0.0005 to 0.002 with
 * weights clipped to 0.01 or 0.05, nor networks without batch norm by lr_d = 0.0001, with or without noise, in 400 steps.
 * @type {Record<string, Record<string, string> | null>}
 */
export const CURES = {
  strong_discriminator: { lr_g: "0.002", lr_d: "0.0002" },
  mode_collapse: { lr_g: "0.002", lr_d: "0.001" },
  diverges: null,
  no_batch_norm: null,
};

/**
 * What a cure changes in a run: nothing where there is none, or where the run has these values already.
 * @param {string | null} name of the experiment
 * @param {Setting[]} schema
 * @param {Values} config
 */
export function cureFor(name, schema, config) {
  const changes = Object.entries((name && CURES[name]) || {});
  return changes.flatMap(([setting, to]) => {
    const known = schema.find((one) => one.name === setting);
    if (!known || isSame(known, config[setting], to)) return [];
    return [{ name: setting, from: String(config[setting]), to }];
  });
}
