import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { ROOT, WORK } from "./paths.js";

/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const PAGE = "<!doctype html><title>bench</title>";
/** What contestants train on, by its path here. @type {Record<string, string>} */
const DATA = {
  "/digits": join(ROOT, "data/mnist/train-images-idx3-ubyte"),
  "/labels": join(ROOT, "data/mnist/train-labels-idx1-ubyte"),
};
/** With these headers a page has threads; few static hosts can send them. */
const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};

/** @param {string} path @returns {string | null} a file of a bundle or of the data */
function fileOf(path) {
  if (path in DATA) return DATA[path];
  const file = normalize(join(WORK, path));
  return file.startsWith(join(WORK, "bundles")) ? file : null;
}

/**
 * Serves `/page` and `/isolated-page` (empty pages), `/bundles/` and the data on this machine only.
 * @returns {Promise<{ origin: string, fetched: Set<string>, close: () => void }>} with the bundles' files that were
 * asked for so far
 */
export async function serve() {
  /** @type {Set<string>} */
  const fetched = new Set();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const headers = { ...ISOLATION, "cache-control": "no-store" };
    if (pathname.endsWith("page")) {
      const page = { "content-type": "text/html", "cache-control": "no-store" };
      response.writeHead(200, pathname === "/page" ? page : { ...headers, ...page }).end(PAGE);
      return;
    }
    const file = fileOf(decodeURIComponent(pathname));
    const info = file ? await stat(file).catch(() => null) : null;
    if (!file || !info?.isFile()) {
      response.writeHead(404).end("Not found");
      return;
    }
    if (!(pathname in DATA)) fetched.add(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "content-type": type, "content-length": info.size });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    fetched,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
