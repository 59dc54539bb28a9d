import { TroubleError } from "./trouble.js";

/** @typedef {import("./messages.js").IdxBytes} IdxBytes */
/** @typedef {(loaded: number, total: number | undefined) => void} OnProgress */

const IMAGES_PATH = "data/mnist/train-images-idx3-ubyte.gz";
const LABELS_PATH = "data/mnist/train-labels-idx1-ubyte.gz";

/**
 * The size to expect, when it can be known: with a Content-Encoding the stream yields decoded bytes,
 * whose number no header tells.
 * @param {Response} response
 */
function expectedBytes(response) {
  if (response.headers.get("content-encoding")) return undefined;
  return Number(response.headers.get("content-length")) || undefined;
}

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
async function request(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new TroubleError(
      "dataset_unreachable",
      `The data could not be downloaded from ${url} (${detail}). Check the connection, then retry.`,
      { url, detail },
    );
  }
  // Some hosts answer a missing file with their start page and status 200.
  const isPage = response.headers.get("content-type")?.includes("text/html");
  if (!response.ok || isPage) {
    const status = response.ok ? 404 : response.status;
    throw new TroubleError(
      "dataset_missing",
      `The data file ${url} is missing on the server (HTTP ${status}). Put it there ("make demo" does), then retry.`,
      { url, status },
    );
  }
  return response;
}

/**
 * @param {Response} response
 * @param {OnProgress} onProgress
 */
async function readAll(response, onProgress) {
  const total = expectedBytes(response);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const chunks = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onProgress(loaded, total);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * MNIST as the site serves it: IDX bytes, gzipped or not (the engine takes either).
 * @param {string} baseUrl
 * @param {OnProgress} onProgress
 * @returns {Promise<IdxBytes>}
 */
export async function fetchMnist(baseUrl, onProgress) {
  const imagesUrl = new URL(IMAGES_PATH, baseUrl).href;
  const labelsUrl = new URL(LABELS_PATH, baseUrl).href;
  const [images, labels] = await Promise.all([request(imagesUrl), request(labelsUrl)]);
  try {
    // Progress of the labels is left out: 30 kB beside 10 MB.
    const bytes = await Promise.all([readAll(images, onProgress), readAll(labels, () => {})]);
    return { images: bytes[0], labels: bytes[1] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new TroubleError(
      "dataset_unreachable",
      `The download of the data broke off (${detail}). Check the connection, then retry.`,
      { url: imagesUrl, detail },
    );
  }
}
