/** @typedef {(loaded: number, total: number | undefined) => void} OnProgress */

/**
 * How a failed download is told, which depends on what it was.
 * @typedef {object} Troubles
 * @property {(url: string, status: number) => Error} missing
 * @property {(url: string, detail: string) => Error} unreachable
 */

/** @param {unknown} error */
function detailOf(error) {
  return error instanceof Error ? error.message : String(error);
}

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
 * @param {string} url
 * @param {Troubles} troubles
 * @param {OnProgress} [onProgress]
 * @returns {Promise<Uint8Array>}
 */
export async function fetchBytes(url, troubles, onProgress = () => {}) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw troubles.unreachable(url, detailOf(error));
  }
  // Some hosts answer a missing file with their start page and status 200.
  const isPage = response.headers.get("content-type")?.includes("text/html");
  if (!response.ok || isPage) throw troubles.missing(url, response.ok ? 404 : response.status);
  try {
    return await readAll(response, onProgress);
  } catch (error) {
    throw troubles.unreachable(url, detailOf(error));
  }
}
