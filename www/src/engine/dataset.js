import { fetchBytes } from "./fetch-bytes.js";
import { TroubleError } from "../shared/trouble.js";

/** @typedef {import("./protocol.js").IdxBytes} IdxBytes */

/** @type {import("./fetch-bytes.js").Troubles} */
const TROUBLES = {
  missing: (url, status) =>
    new TroubleError(
      "dataset_missing",
      `The data file ${url} is missing on the server (HTTP ${status}). Put it there ("make demo" does), then retry.`,
      { url, status },
    ),
  unreachable: (url, detail) =>
    new TroubleError(
      "dataset_unreachable",
      `The data could not be downloaded from ${url} (${detail}). Check the connection, then retry.`,
      { url, detail },
    ),
};

/**
 * A data set as the site serves it: IDX bytes, gzipped or not (the engine takes either).
 * @param {string} name as the setting `dataset` calls it
 * @param {string} baseUrl
 * @param {import("./fetch-bytes.js").OnProgress} onProgress
 * @returns {Promise<IdxBytes>}
 */
export async function fetchDataset(name, baseUrl, onProgress) {
  const file = (/** @type {string} */ part) =>
    new URL(`data/${name}/train-${part}-ubyte.gz`, baseUrl).href;
  const [images, labels] = await Promise.all([
    fetchBytes(file("images-idx3"), TROUBLES, onProgress),
    // Its progress is left out: 30 kB beside 10 MB.
    fetchBytes(file("labels-idx1"), TROUBLES),
  ]);
  return { images, labels };
}
