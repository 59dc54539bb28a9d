/**
 * A static host as plain as they come, with the site under a sub-path: no rewriting, no special headers.
 * Usage: node e2e/serve.js [port] [sub-path] [folder, instead of dist]
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

const root = resolve(process.argv[4] ?? join(import.meta.dirname, "..", "dist"));
const port = Number(process.argv[2] ?? 4173);
const base = process.argv[3] ?? "/some/sub/path/";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** @param {string} url @returns {string | null} a file under the root */
function fileOf(url) {
  const path = decodeURIComponent(new URL(url, "http://host").pathname);
  if (!path.startsWith(base)) return null;
  const file = normalize(join(root, path.slice(base.length).replace(/(^|\/)$/, "$1index.html")));
  return file.startsWith(root) ? file : null;
}

const server = createServer(async (request, response) => {
  const file = fileOf(request.url ?? "/");
  const info = file ? await stat(file).catch(() => null) : null;
  if (!file || !info?.isFile()) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-length": info.size });
  createReadStream(file).pipe(response);
});

server.on("error", ({ message }) => {
  console.error(`Cannot serve at port ${port}: ${message}. Choose another: PORT=4180`);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}${base}`));
