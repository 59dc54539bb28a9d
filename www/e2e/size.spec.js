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

test(`the page itself, all of its rooms, is at most ${PAGE_LIMIT / 1000} KB in brotli`, async () => {
  const files = (await readdir(assets)).filter(
    (name) => /\.(js|css)$/.test(name) && !/^(gan_playground|worker)-/.test(name),
  );
  const sizes = await Promise.all(files.map((name) => brotliBytes(join(assets, name))));
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  test.info().annotations.push({ type: "size", description: `${size} bytes` });
  expect(files.length).toBeGreaterThan(3);
  expect(size).toBeLessThanOrEqual(PAGE_LIMIT);
});
