import { t } from "../../shared/i18n/index.js";
import { placeOf } from "../../shared/places.js";
import { classesOf } from "../classes/class-names.js";

/** @import { Latent } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Playground} Playground */

/** Pictures in a row of the sheet before there is one. */
const COLUMNS = 8;

/**
 * A point of latent space in words: where it comes from, and its class where one was chosen.
 * @param {Latent} point
 * @param {Playground} app
 */
export function pointInWords(point, app) {
  if (point.from === "sheet") {
    const { columns = COLUMNS, rows = COLUMNS } = app.store.frames.fixed ?? {};
    return t("point.sheet", placeOf(point.index, { columns, rows }));
  }
  const words =
    point.from === "seed" ? t("point.seed", { seed: String(point.seed) }) : t("point.given");
  if (point.class === undefined) return words;
  const { word, names } = classesOf(app);
  return t(`point.${word}`, { point: words, name: names[point.class] });
}
