#!/usr/bin/env bash
# Lays a .br and a .gz beside every file of www/dist that is worth it, for hosts that serve such files in their place
# (the README says how). About a minute and a half.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

compress() {
  node --input-type=module -e '
    import { readdirSync, readFileSync, writeFileSync } from "node:fs";
    import { join } from "node:path";
    import { brotliCompressSync, gzipSync } from "node:zlib"; // brotli at its best, 11, by default
    const [root] = process.argv.slice(1);
    for (const name of readdirSync(root, { recursive: true })) {
      if (!/\.(css|html|js|svg|wasm)$/.test(name)) continue;
      const bytes = readFileSync(join(root, name));
      writeFileSync(join(root, `${name}.br`), brotliCompressSync(bytes));
      writeFileSync(join(root, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }' "$ROOT/www/dist"
}

"$SCRIPTS/build-site.sh"
say "Compressing the site (about a minute and a half)"
timed "compressed copies" compress
