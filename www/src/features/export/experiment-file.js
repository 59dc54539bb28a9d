import { either, flag, list, named, number, record, text, whole, Wrong } from "./checks.js";
import { TroubleError } from "../../shared/trouble.js";

/**
 * A run with all that was measured in it, as one JSON file. Its weights lie in it as a safetensors file in base64, or it
 * names weights that the site serves.
 */

export const FORMAT = "gan-playground-experiment";
export const VERSION = 1;

const MAX_STEPS = 100_000_000;
const MAX_POINTS = 20_480;
const MAX_EVALUATIONS = 1000;
const MAX_MARKS = 10_000;
const MAX_SETTINGS = 200;
const MAX_TEXT = 10_000;
/** Of base64; the widest 64-pixel run has 200 MB. */
const MAX_WEIGHTS = 400e6;

const step = whole(0, MAX_STEPS);
const name = text(200);
const count = whole(0, MAX_STEPS);

const evaluation = record({
  step,
  samples: count,
  distance: number,
  baseline: number,
  counts: list(count, 10),
  rejected: count,
  modes: whole(0, 10),
  confidence: number,
  sure: number,
});

const experiment = record({
  format: text(100),
  version: whole(0, MAX_STEPS),
  link: text(MAX_TEXT),
  step,
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  settings: named(either(number, text(100)), MAX_SETTINGS),
  own_images: flag,
  weights: either(record({ shipped: name }), record({ safetensors: text(MAX_WEIGHTS) })),
  marks: list(
    record({ step, changes: list(record({ name, from: name, to: name }), MAX_SETTINGS) }),
    MAX_MARKS,
  ),
  measurements: record({
    stride: whole(1, MAX_STEPS),
    series: named(list(number, MAX_POINTS), MAX_SETTINGS),
    evaluations: list(evaluation, MAX_EVALUATIONS),
  }),
});

/** @typedef {ReturnType<typeof experiment>} Written as it is in the file */
/** @typedef {{ shipped: string } | { bytes: Uint8Array }} Weights */
/** @typedef {Omit<Written, "format" | "version" | "weights"> & { weights: Weights }} Experiment */

/** Bytes that are turned into text at a time: a multiple of three, so that the parts can be joined. */
const CHUNK = 3 * 8192;

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return parts.join("");
}

/** @param {string} base64 */
function fromBase64(base64) {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    throw new Wrong("field", "weights.safetensors", "base64");
  }
}

/** @param {Experiment} experiment @returns {string} */
export function writeExperiment({ weights, ...rest }) {
  const held = "bytes" in weights ? { safetensors: toBase64(weights.bytes) } : weights;
  return JSON.stringify({ format: FORMAT, version: VERSION, ...rest, weights: held });
}

/**
 * @param {string} json
 * @param {string} file its name, for what is said about it
 * @returns {Experiment}
 * @throws {TroubleError} which names what is wrong, and where
 */
export function readExperiment(json, file) {
  const value = parsed(json, file);
  const { format, version } = Object(value);
  if (format !== FORMAT) {
    const message = `The file ${file} is JSON, but no experiment file of this page. Nothing was changed.`;
    throw new TroubleError("experiment_other", message, { file });
  }
  if (version !== VERSION) {
    const found = JSON.stringify(version) ?? "–";
    const message = `The file ${file} has version ${found} of the experiment file, and this page reads version ${VERSION}. Save it by this version, or open it with a newer page.`;
    throw new TroubleError("experiment_version", message, { file, version: found, known: VERSION });
  }
  try {
    return checked(value);
  } catch (error) {
    if (error instanceof Wrong) throw told(error, file);
    throw error;
  }
}

/** @param {string} json @param {string} file @returns {unknown} */
function parsed(json, file) {
  try {
    return JSON.parse(json);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `The file ${file} is damaged or cut off: it is not whole JSON (${detail}). Get a complete copy. Nothing was changed.`;
    throw new TroubleError("experiment_damaged", message, { file, detail });
  }
}

/** @param {unknown} value @returns {Experiment} */
function checked(value) {
  const { link, step, seed, settings, own_images, weights, marks, measurements } = experiment(
    value,
    "",
  );
  const { series } = measurements;
  if (!series.step) throw new Wrong("missing", "measurements.series.step");
  for (const [curve, values] of Object.entries(series)) {
    const path = `measurements.series.${curve}`;
    if (values.length !== series.step.length) throw new Wrong("field", path, "as_long");
  }
  const unordered = series.step.findIndex((step, i) => i > 0 && step <= series.step[i - 1]);
  if (unordered > 0) throw new Wrong("field", `measurements.series.step[${unordered}]`, "rising");
  const held = "shipped" in weights ? weights : { bytes: fromBase64(weights.safetensors) };
  return { link, step, seed, settings, own_images, weights: held, marks, measurements };
}

/** @param {Wrong} wrong @param {string} file */
function told({ kind, path, wanted }, file) {
  if (kind === "unknown") {
    const message = `The file ${file} has ${path}, which no experiment file has. Nothing was changed.`;
    return new TroubleError("experiment_unknown", message, { file, path });
  }
  if (kind === "missing") {
    const message = `The file ${file} lacks ${path}. Nothing was changed.`;
    return new TroubleError("experiment_missing", message, { file, path });
  }
  const message = `In ${file}, ${path} is not what it must be (${wanted}). Nothing was changed.`;
  return new TroubleError("experiment_field", message, { file, path, what: `wanted_${wanted}` });
}
