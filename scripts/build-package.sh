#!/usr/bin/env bash
# build-package.sh: the engine as an npm package in pkg/npm, from the built wasm modules and the page's own JavaScript. Seconds,
# where the modules are built. `npm pack` or `npm publish` there takes it from this folder.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

package=pkg/npm
"$SCRIPTS/setup-npm.sh"
for build in "${BUILDS[@]}"; do
  "$SCRIPTS/build-wasm.sh" "$build"
done
"$SCRIPTS/generate-types.sh"

rm -rf "$package"
for build in "${BUILDS[@]}"; do
  mkdir -p "$package/$build"
  # Without the .gitignore that wasm-pack writes there, by which npm would leave out all.
  cp "pkg/$build/"gan_playground{.js,.d.ts,_bg.wasm,_bg.wasm.d.ts} "$package/$build/"
done

# Types as declarations, which name each other with an ending: some resolve nothing else.
mkdir -p "$package/types"
for file in pkg/types/*.ts; do
  name=$(basename "$file" .ts)
  sed -E 's#(from "\./[A-Za-z]+)"#\1.js"#; s#"\./serde_json/([A-Za-z]+)"#"./serde_json/\1.js"#' "$file" >"$package/types/${name%.d}.d.ts"
done
sed -i '/index\.d\.js/d; s#\.js\.js"#.js"#' "$package/types/index.d.ts"

cp www/types/package.d.ts "$package/index.d.ts"
cp www/src/library/README.md LICENSE-MIT LICENSE-APACHE "$package/"
(cd www && npx vite build --config vite.package.config.js --logLevel warn)
# The declarations are written by hand: they must fit.
(cd www && npx tsc --noEmit --project tsconfig.package.json)

version=$(awk -F '"' '/^version = / { print $2; exit }' Cargo.toml)
cat >"$package/package.json" <<JSON
{
  "name": "gan-playground",
  "version": "$version",
  "description": "A DCGAN that trains and draws in a browser: WebAssembly on the CPU, or WebGPU",
  "license": "MIT OR Apache-2.0",
  "repository": { "type": "git", "url": "git+https://github.com/gan-playground/gan-playground.git" },
  "keywords": ["gan", "deep-learning", "wasm", "webgpu"],
  "type": "module",
  "sideEffects": false,
  "exports": {
    ".": { "types": "./index.d.ts", "default": "./index.js" },
    "./package.json": "./package.json"
  },
  "files": ["index.js", "index.d.ts", "types", "cpu", "cpu-relaxed", "webgpu", "LICENSE-*"]
}
JSON
say "Package: ready in $package ($(du -sh "$package" | cut -f 1))"
