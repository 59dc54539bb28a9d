import { toCsv } from "../../shared/csv.js";
import { isOwn, unusual } from "./about.js";

/** All that was measured in a run as one table: a row for each step that the curves, the classifier or a mark has. */

/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {Store["evaluation"]["all"][number]} Evaluated */

const CLASSES = Array.from({ length: 10 }, (_, digit) => digit);

/** The columns beside the curves, with their units and how they are read off an evaluation. */
const EVALUATED = /** @type {const} */ ([
  ["frechet_distance", "squared feature length", (/** @type {Evaluated} */ one) => one.distance],
  ["frechet_baseline", "squared feature length", (/** @type {Evaluated} */ one) => one.baseline],
  ["samples", "pictures", (/** @type {Evaluated} */ one) => one.samples],
  ["rejected", "pictures", (/** @type {Evaluated} */ one) => one.rejected],
  ...CLASSES.map(
    (digit) =>
      /** @type {const} */ ([
        `class_${digit}`,
        "pictures",
        (/** @type {Evaluated} */ one) => one.counts[digit],
      ]),
  ),
]);

/** Units of the curves, by the engine's names. @type {Record<string, string>} */
const UNITS = { step: "steps", loss_d: "loss", loss_g: "loss", d_real: "0 to 1" };

/** @param {Store["marks"]["all"][number]} mark */
function markText({ changes }) {
  return changes.map(({ name, from, to }) => `${name}: ${from} -> ${to}`).join("; ");
}

/** What is said about the run above the table. @param {Store} store @param {string} link */
function comments(store, link) {
  const own = isOwn(store.dataset) ? `own images (${store.ownFile})` : null;
  const values = { ...store.run?.config, ...(own && { dataset: own }) };
  const config = Object.entries(values);
  const { stride } = store.series;
  return [
    `GAN Playground, step ${store.step}, seed ${store.run?.config.seed}`,
    ...(own ? [`trained on ${own}, which the link does not hold: it opens the usual ones`] : []),
    `link: ${link}`,
    `settings: ${config.map(([name, value]) => `${name}=${value}`).join(" ")}`,
    `settings that differ from the usual ones: ${unusual(store) || "none"}`,
    ...(stride > 1 ? [`each row of curves is the mean of ${stride} steps, at their middle`] : []),
  ];
}

/**
 * @param {Store} store
 * @param {string} link
 */
export function measurementsCsv(store, link) {
  const { names, columns } = store.series.all;
  const curves = new Map(columns[0].map((step, row) => [step, row]));
  const evaluated = new Map(store.evaluation.all.map((one) => [one.step, one]));
  const marks = new Map(store.marks.all.map((mark) => [mark.step, markText(mark)]));
  const steps = [...new Set([...curves.keys(), ...evaluated.keys(), ...marks.keys()])];
  steps.sort((a, b) => a - b);
  const rows = steps.map((step) => {
    const [row, found] = [curves.get(step), evaluated.get(step)];
    return [
      step,
      ...columns.slice(1).map((column) => (row === undefined ? null : column[row])),
      ...EVALUATED.map(([, , read]) => (found ? read(found) : null)),
      marks.get(step) ?? null,
    ];
  });
  const header = [...names, ...EVALUATED.map(([name]) => name), "changed_settings"];
  const units = [
    ...names.map((name) => UNITS[name] ?? UNITS.d_real),
    ...EVALUATED.map(([, unit]) => unit),
    "text",
  ];
  return toCsv({ comments: [...comments(store, link), `units: ${units.join(",")}`], header, rows });
}
