import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { expect, test } from "@playwright/test";

const packages = join(import.meta.dirname, "..", "..", "pkg");
const assets = join(import.meta.dirname, "..", "dist", "assets");
const PAGE_LIMIT = 120_000;
const compress = promisify(brotliCompress);

/** @param {string} file */
async function brotliBytes(file) {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return (await compress(bytes, { params })).length;
}

/** @param {string[]} names of files of the page */
async function totalBytes(names) {
  const sizes = await Promise.all(names.map((name) => brotliBytes(join(assets, name))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

// What a visitor downloads, where the host compresses: the module and its JavaScript.
for (const [build, limit] of /** @type {const} */ ([
  ["cpu", 600_000],
  ["cpu-relaxed", 600_000],
  ["webgpu", 2_000_000],
])) {
  test(`pkg/${build} is at most ${limit / 1000} KB in brotli`, async () => {
    test.setTimeout(300_000); // the best compression of a large module takes a minute
    const files = ["gan_playground_bg.wasm", "gan_playground.js"];
    const sizes = await Promise.all(files.map((file) => brotliBytes(join(packages, build, file))));
    const size = sizes.reduce((sum, bytes) => sum + bytes);
    test.info().annotations.push({ type: "size", description: `${size} bytes` });
    expect(size).toBeLessThanOrEqual(limit);
  });
}

test(`the page itself, with its first room, is at most ${PAGE_LIMIT / 1000} KB in brotli`, async () => {
  const html = await readFile(join(assets, "..", "index.html"), "utf8");
  const first = [...html.matchAll(/assets\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  const size = await totalBytes(first);
  // The other rooms are loaded when they are opened, and the engine has limits of its own above.
  const all = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
  const rooms = all.filter((name) => !/^(gan_playground|worker)-/.test(name));
  const description = `${size} bytes, with all rooms ${await totalBytes(rooms)}`;
  test.info().annotations.push({ type: "size", description });
  expect(first.length).toBeGreaterThan(1);
  expect(rooms.length).toBeGreaterThan(first.length + 2);
  expect(size).toBeLessThanOrEqual(PAGE_LIMIT);
});
