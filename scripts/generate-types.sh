#!/usr/bin/env bash
# generate-types.sh: writes the TypeScript types of all that crosses between engine and page to pkg/types, from the Rust
# types, unless they are newer than those. A native build of the engine, about 2 minutes from nothing on two cores.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

stamp=$STAMPS/types
if [ -f pkg/types/index.d.ts ] && is_newer "$stamp" Cargo.toml Cargo.lock src kernels/src scripts/generate-types.sh; then
  say "TypeScript types: up to date"
  exit 0
fi

generate() {
  rm -rf pkg/types
  mkdir -p pkg/types
  # ts-rs makes a test of each type that is exported. The whole workspace, as in the other native builds: cargo chooses
  # the dependencies' features by the packages that it builds, and would compile them anew for one package.
  cargo test --release --quiet ${CI:+--locked} \
    --workspace --lib export_bindings >/dev/null
  # One module for all: whoever imports a type need not know its file.
  for file in pkg/types/*.ts; do
    printf 'export type * from "./%s";\n' "$(basename "$file" .ts).js"
  done >pkg/types/index.d.ts
}

say "Writing the TypeScript types of what crosses to the page"
timed "types" stamped "$stamp" generate
