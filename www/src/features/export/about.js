import { count } from "../../shared/format.js";
import { isSame } from "../../shared/hash.js";
import { t } from "../../shared/i18n/index.js";

/** @typedef {import("../../shared/page.js").Store} Store */

/** What files of runs on the learner's own images are called by. */
const OWN = "own";

/** Whether a run learns from the learner's own images; its settings still name those that it would have without them. @param {Pick<Store, "dataset">} store */
export function hasOwnImages({ dataset }) {
  return dataset?.name === null;
}

/**
 * What a run is called in the names of files: its images and its seed.
 * @param {Store} store
 */
export function runName(store) {
  const { dataset: name, image_size, seed } = store.run?.config ?? {};
  const images = hasOwnImages(store) ? OWN : name;
  return `${images}-${image_size}-seed-${seed}`;
}

/**
 * The name of a file, which says what is in it.
 * @param {Store} store
 * @param {string} what
 * @param {string} ending
 * @param {number} [step] that of the run if left out
 */
export function fileName(store, what, ending, step = store.step) {
  return `${[runName(store), `step-${step}`, what].filter(Boolean).join("-")}.${ending}`;
}

/** A run's settings; its own images are called so. @param {Store} store @returns {Record<string, string | number>} */
export function settingsInUse(store) {
  const config = /** @type {Record<string, string | number>} */ (store.run?.config ?? {});
  return hasOwnImages(store) ? { ...config, dataset: OWN } : config;
}

/** The settings that differ from the usual ones, as a link has them. @param {Store} store */
export function unusual(store) {
  const { schema } = store;
  const config = settingsInUse(store);
  const others = schema.filter(
    (setting) => setting.name in config && !isSame(setting, config[setting.name], setting.default),
  );
  return others.map(({ name }) => `${name}=${config[name]}`).join(" ");
}

/**
 * What is said below every picture.
 * @param {{ store: Store, link: string }} run
 * @param {string} title
 * @param {number} step
 */
export function caption({ store, link }, title, step) {
  const seed = store.run?.config.seed;
  const others = unusual(store);
  const changed = store.marks.all.at(-1);
  return [
    title,
    t("keep.caption", { step: count(step), seed }),
    others ? t("keep.caption.settings", { settings: others }) : t("keep.caption.usual"),
    // The link opens a run that has these settings from its first step on.
    ...(changed ? [t("keep.caption.changed", { step: count(changed.step) })] : []),
    ...(hasOwnImages(store) ? [t("keep.caption.own")] : []),
    link,
  ];
}
