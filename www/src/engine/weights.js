import { fetchBytes } from "./fetch-bytes.js";
import { TroubleError } from "../shared/trouble.js";

/** @typedef {import("./protocol.js").WeightsSource} WeightsSource */
/** @typedef {import("./protocol.js").WeightsInfo} WeightsInfo */

/** @type {import("./fetch-bytes.js").Troubles} */
const TROUBLES = {
  missing: (url, status) =>
    new TroubleError(
      "weights_missing",
      `There are no weights at ${url} (HTTP ${status}). Nothing was changed.`,
      { url, status },
    ),
  unreachable: (url, detail) => (isFromHere(url) ? offline(url, detail) : unreachable(url, detail)),
};

/** Whether a file lies where the page itself comes from, which lets its own files be read. @param {string} url */
function isFromHere(url) {
  return new URL(url).origin === self.location?.origin;
}

/** @param {string} url @param {string} detail */
function offline(url, detail) {
  const message = `The weights at ${url} could not be downloaded (${detail}): the page's own server does not answer. Are you offline? Nothing was changed, and training goes on without it.`;
  return new TroubleError("weights_offline", message, { url, detail });
}

/** @param {string} url @param {string} detail */
function unreachable(url, detail) {
  const message = `The weights could not be downloaded from ${url} (${detail}): the address may be wrong, or its server does not let other sites read it (CORS). Nothing was changed.`;
  return new TroubleError("weights_unreachable", message, { url, detail });
}

/**
 * Where the weights of a source are.
 * @param {WeightsSource} source
 * @param {string} baseUrl
 */
export function weightsUrl({ kind, name }, baseUrl) {
  return new URL(kind === "shipped" ? `weights/${name}.safetensors` : name, baseUrl).href;
}

/**
 * @param {WeightsSource} source
 * @param {string} baseUrl
 * @returns {Promise<Uint8Array>}
 */
export async function fetchWeights(source, baseUrl) {
  return source.bytes ?? fetchBytes(weightsUrl(source, baseUrl), TROUBLES);
}

/**
 * What a safetensors file says about itself: its `__metadata__`, all texts. The engine checks the file; this
 * only reads along, so whatever is not as expected gives nothing.
 * @param {Uint8Array} bytes
 * @returns {Record<string, string>}
 */
export function metadataOf(bytes) {
  return headerOf(bytes).__metadata__ ?? {};
}

/**
 * The names of the tensors in a safetensors file; none in a file of another kind.
 * @param {Uint8Array} bytes
 * @returns {string[]}
 */
export function tensorNamesOf(bytes) {
  return Object.keys(headerOf(bytes)).filter((name) => name !== "__metadata__");
}

/** @param {Uint8Array} bytes @returns {Record<string, any>} */
function headerOf(bytes) {
  const lengthBytes = 8;
  if (bytes.length < lengthBytes) return {};
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(bytes.length - lengthBytes)) return {};
  const header = bytes.subarray(lengthBytes, lengthBytes + Number(length));
  return parsed(new TextDecoder().decode(header)) ?? {};
}

/**
 * The figures that were measured of weights when they were made.
 * @param {Uint8Array} bytes
 * @returns {Record<string, number>}
 */
export function reportOf(bytes) {
  const report = parsed(metadataOf(bytes).report ?? "{}") ?? {};
  return Object.fromEntries(
    Object.entries(report).filter(([, value]) => typeof value === "number"),
  );
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
