import { count } from "../../shared/format.js";
import { isSame } from "../../shared/hash.js";
import { t } from "../../shared/i18n/index.js";

/** @typedef {import("../../shared/page.js").Store} Store */

/** What files of runs on the learner's own images are called by. */
const OWN = "own";

/** Whether a run's images are the learner's own, whatever its setting says. @param {Store["dataset"]} dataset */
export function isOwn(dataset) {
  return dataset !== null && dataset?.name === null;
}

/**
 * What a run is called in the names of files: its images and its seed.
 * @param {Store} store
 */
export function runName({ run, dataset }) {
  const { dataset: name, image_size, seed } = run?.config ?? {};
  const images = isOwn(dataset) ? OWN : name;
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

/** The settings that differ from the usual ones, as a link has them. @param {Store} store */
export function unusual({ run, schema, dataset }) {
  const config = /** @type {Record<string, string | number>} */ (run?.config ?? {});
  const others = schema.filter(
    (setting) =>
      setting.name in config &&
      !(setting.name === "dataset" && isOwn(dataset)) &&
      !isSame(setting, config[setting.name], setting.default),
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
    ...(isOwn(store.dataset) ? [t("keep.caption.own", { file: store.ownFile ?? "" })] : []),
    // The link opens a run that has these settings from its first step on.
    ...(changed ? [t("keep.caption.changed", { step: count(changed.step) })] : []),
    link,
  ];
}
