import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { WORK } from "./paths.js";

const compress = promisify(brotliCompress);

/**
 * Bytes of a file in brotli at its highest quality. A module of 36 MB takes a minute and a half, so what is known of
 * the same bytes is kept.
 * @param {string} file
 */
async function brotliBytes(file) {
  const bytes = await readFile(file);
  const known = join(WORK, "brotli", createHash("sha256").update(bytes).digest("hex"));
  if (existsSync(known)) return Number(await readFile(known, "utf8"));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const { length } = await compress(bytes, { params });
  await mkdir(join(WORK, "brotli"), { recursive: true });
  await writeFile(known, String(length));
  return length;
}

/**
 * What a page downloads to have an engine.
 * @param {string[]} files
 */
export async function downloadSize(files) {
  const sizes = [];
  for (const file of files) {
    sizes.push({
      file: basename(file),
      bytes: (await readFile(file)).length,
      brotliBytes: await brotliBytes(file),
    });
  }
  return { brotliBytes: sizes.reduce((sum, size) => sum + size.brotliBytes, 0), files: sizes };
}
