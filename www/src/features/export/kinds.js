import { t } from "../../shared/i18n/index.js";
import { caption, fileName } from "./about.js";
import { canRecord } from "./can-record.js";
import { described } from "./described.js";
import { gifOf, inWorker } from "./workshop.js";

/** @import { Frame } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("../../shared/page.js").TextKey} TextKey */

/**
 * @typedef {object} ChartPicture a chart as it is on the page
 * @property {HTMLCanvasElement} canvas
 * @property {number} ratio its pixels to one of the style sheet
 * @property {string} title
 * @property {string[]} names of its curves
 * @property {{ stroke: string, dash?: number[] }[]} lines
 *
 * @typedef {object} Material what a file is made of
 * @property {Store} store
 * @property {string} link
 * @property {string} about what is to be said of the figure
 * @property {ChartPicture[]} charts those of the figure
 * @property {number[]} tiles those of the walk's pictures that its strip shows
 * @property {() => Promise<Uint8Array>} save gives the run as a safetensors file
 * @property {(format: Format) => Promise<Uint8Array>} convert gives it in another form
 *
 * @typedef {import("../../engine/protocol.js").Conversion} Format
 * @typedef {{ progress: (share: number) => void, signal: AbortSignal }} Job
 * @typedef {{ content: Blob | Uint8Array | string, name: string }} Made
 *
 * @typedef {object} Kind one kind of file
 * @property {(store: Store) => boolean} isThere whether there is something to make it of
 * @property {(material: Material, job: Job) => Made | Promise<Made>} make
 */

// What makes a file is loaded when one is wanted: the page opens without it.
const films = () => import("./film.js");
const pictures = () => import("./pictures.js");

/** @param {Store} store */
const shownSheet = (store) => store.lookback ?? store.frames.fixed;
/** @param {Store} store */
const hasRun = (store) => store.run !== null;
/** @param {Store} store */
const hasWalk = (store) => store.frames.interpolation !== null;

/** @param {Format} format @param {string} what @param {string} ending @returns {Kind} */
function converted(format, what, ending) {
  return {
    isThere: hasRun,
    make: async ({ store, convert }) => {
      const name = fileName(store, what, ending);
      return { content: await convert(format), name };
    },
  };
}

/** @type {Kind} */
const sheet = {
  isThere: (store) => shownSheet(store) !== null,
  make: async (material) => {
    const { store } = material;
    const frame = /** @type {Frame} */ (shownSheet(store));
    const texts = caption(material, `${t("app.title")}: ${t("digits.title")}`, frame.step);
    const { sheetPng } = await pictures();
    return {
      name: fileName(store, "sheet", "png", frame.step),
      content: await sheetPng(frame, texts),
    };
  },
};

/** @type {Kind} */
const strip = {
  isThere: hasWalk,
  make: async (material) => {
    const { store, about, tiles } = material;
    const frame = /** @type {Frame} */ (store.frames.interpolation);
    const texts = caption(material, `${t("app.title")}: ${about}`, frame.step);
    const { sheetPng } = await pictures();
    return {
      name: fileName(store, "walk", "png", frame.step),
      content: await sheetPng(frame, texts, tiles),
    };
  },
};

/** @type {Kind} */
const walk_gif = {
  isThere: hasWalk,
  make: async ({ store }, job) => {
    const frame = /** @type {Frame} */ (store.frames.interpolation);
    const name = fileName(store, "walk", "gif", frame.step);
    const { walkFilm } = await films();
    return { name, content: await gifOf(walkFilm(frame), job) };
  },
};

/** @type {Kind} */
const walk_webm = {
  isThere: (store) => canRecord() && hasWalk(store),
  make: async ({ store }, job) => {
    const frame = /** @type {Frame} */ (store.frames.interpolation);
    const name = fileName(store, "walk", "webm", frame.step);
    const [{ walkFilm }, { recordWebm }] = await Promise.all([films(), import("./webm.js")]);
    return { name, content: await recordWebm(walkFilm(frame), job) };
  },
};

/** @type {Kind} */
const history_gif = {
  isThere: (store) => store.timeline.frames.length > 1,
  make: async ({ store }, job) => {
    const { historyFilm } = await films();
    const content = await gifOf(historyFilm(store.timeline.frames), job);
    return { name: fileName(store, "history", "gif"), content };
  },
};

/** @type {Kind} */
const charts = {
  isThere: hasRun,
  make: async (material) => {
    const { store } = material;
    const texts = caption(material, t("app.title"), store.step);
    const { chartsPng } = await pictures();
    const content = await chartsPng(material.charts, texts);
    return { name: fileName(store, "charts", "png"), content };
  },
};

/** @type {Kind} */
const csv = {
  isThere: hasRun,
  make: async ({ store, link }) => {
    const { measurementsCsv } = await import("./measurements.js");
    return {
      name: fileName(store, "measurements", "csv"),
      content: measurementsCsv(store, link),
    };
  },
};

/** @type {Kind} */
const experiment = {
  isThere: hasRun,
  make: async ({ store, link, save }, { signal }) => {
    const name = fileName(store, "experiment", "json");
    const { weights, step, marks } = store;
    const isShipped = weights?.kind === "shipped" && weights.step === step && !marks.all.length;
    const held = isShipped ? { shipped: weights.name } : { bytes: await save() };
    const whole = { ...described(store, link), weights: held };
    return { name, content: await inWorker((remote) => remote.writeExperiment(whole), signal) };
  },
};

/** Every kind of file, by the name that its texts have. */
export const KINDS = {
  sheet,
  strip,
  walk_gif,
  walk_webm,
  history_gif,
  charts,
  csv,
  experiment,
  safetensors: /** @type {Kind} */ ({
    isThere: hasRun,
    make: async ({ store, save }) => ({
      name: fileName(store, "run", "safetensors"),
      content: await save(),
    }),
  }),
  weights: converted("weights", "weights", "safetensors"),
  pytorch: converted("pytorch", "generator", "safetensors"),
  python: converted("python", "generator", "py"),
  onnx: converted("onnx", "generator", "onnx"),
};

/** @typedef {keyof typeof KINDS} KindName */

/** What each figure can be downloaded as. @satisfies {Record<string, KindName[]>} */
export const FIGURES = {
  sheet: /** @type {KindName[]} */ (["sheet", "history_gif", "experiment"]),
  walk: /** @type {KindName[]} */ (["strip", "walk_gif", "walk_webm"]),
  timeline: /** @type {KindName[]} */ (["history_gif"]),
  charts: /** @type {KindName[]} */ (["charts", "csv"]),
};

/** @typedef {keyof typeof FIGURES} Figure */

/** All of it, in groups. */
export const GROUPS = {
  experiment: /** @type {KindName[]} */ (["experiment", "csv"]),
  networks: /** @type {KindName[]} */ (["safetensors", "weights", "pytorch", "python", "onnx"]),
};

/**
 * Why a kind is never there in this browser.
 * @param {KindName} kind
 * @returns {string | undefined}
 */
export function lackOf(kind) {
  return kind === "walk_webm" && !canRecord() ? t("keep.no_webm") : undefined;
}
