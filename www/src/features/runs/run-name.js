import { t, tOr } from "../../shared/i18n/index.js";
import { isSame } from "../../shared/hash.js";
import { fullSettings } from "../presets/preset-settings.js";
import { settingLabel, valueLabel } from "../settings/field.js";

/** @import { Preset, Setting } from "#pkg/types/index.js" */
/** @typedef {import("./database.js").SavedRun} SavedRun */
/** @typedef {{ schema: Setting[], presets: Preset[] }} Known what the engine offers */
/** @typedef {Pick<SavedRun, "name" | "experiment" | "dataset" | "imageSize" | "ownImages" | "ownFile" | "config">} Named */

/** The title says these. */
const IN_TITLE = ["dataset", "image_size"];

/**
 * A run's name: the learner's own, else the experiment's, else its images'. Experiments are of the usual images: what one
 * is called promises nothing of others.
 * @param {Named} run
 */
export function runTitle({ name, experiment, dataset, imageSize, ownImages, ownFile }) {
  if (name) return name;
  if (experiment && !ownImages) return tOr(`preset.${experiment}.title`, experiment);
  const images = ownImages ? (ownFile ?? t("runs.own_images")) : tOr(`dataset.${dataset}`, dataset);
  return t("runs.images", { images, size: imageSize });
}

/**
 * The settings in which a run differs from the usual ones, or from its experiment's.
 * @param {Named} run
 * @param {Known} known
 * @returns {Setting[]}
 */
export function differing({ config, experiment, ownImages, name: own }, { schema, presets }) {
  if (!config) return []; // saved by an earlier version
  const preset = ownImages ? undefined : presets.find(({ name }) => name === experiment);
  const usual = fullSettings(schema, preset?.config);
  return schema.filter((setting) => {
    const isTold = !preset && !own && IN_TITLE.includes(setting.name);
    const value = config[setting.name];
    return !isTold && value !== undefined && !isSame(setting, value, usual[setting.name]);
  });
}

/**
 * Settings of a run with their values, as words.
 * @param {Setting[]} settings
 * @param {NonNullable<SavedRun["config"]>} config
 */
export function settingsText(settings, config) {
  const texts = settings.map((setting) =>
    t("runs.setting", {
      label: settingLabel(setting.name),
      value: valueLabel(setting, String(config[setting.name])),
    }),
  );
  return texts.join(t("marks.separator"));
}

/**
 * @param {Named} run
 * @param {Known} known
 */
export function differences(run, known) {
  return run.config ? settingsText(differing(run, known), run.config) : "";
}
