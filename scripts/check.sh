#!/usr/bin/env bash
# Format, spelling, lints, types, docs, lengths, circles of modules and licences: in Rust (natively and for wasm) and in the
# page. All of them run, whatever fails. About 10 minutes the first time, then about a minute.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

failed=0
# check NAME COMMAND...
check() {
  local name=$1 started=$SECONDS
  shift
  say "$name"
  if "$@"; then
    echo "check: $name, $((SECONDS - started)) s: ok"
  else
    echo "check: $name, $((SECONDS - started)) s: FAILED"
    failed=$((failed + 1))
  fi
}

clippy() {
  cargo clippy --release ${CI:+--locked} "$@" -- -D warnings
}

clippy_wasm() {
  local features
  read -r -a features <<<"$(features_of "$1")"
  (
    use_wasm_toolchain
    clippy --target "$WASM_TARGET" --package gan-playground --package gan-kernels --package gan-playground-wasm \
      --lib --tests "${features[@]}"
  )
}

docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --workspace ${CI:+--locked}
}

# Without the advisories, which need a network: scripts/audit.sh.
# The patches of kernels/ablations, each on its own, must fit the kernels as they are.
ablations_apply() {
  local patch
  for patch in kernels/ablations/*.patch; do
    git apply --check "$patch" || return 1
  done
}

licences() {
  cargo deny ${CI:+--locked} check licenses bans sources
}

page() {
  (cd www && npm run --silent "$1")
}

# The benchmark's JavaScript by the page's tools and rules.
bench() {
  (cd bench && "$ROOT/www/node_modules/.bin/$1" "${@:2}")
}

"$SCRIPTS/setup-prerequisites.sh"
"$SCRIPTS/setup-wasm-target.sh"
"$SCRIPTS/setup-npm.sh"
"$SCRIPTS/bench/setup-npm.sh"
"$SCRIPTS/setup-checkers.sh"
# The browser tests have images of it compiled in.
"$SCRIPTS/setup-data.sh"

check "cargo fmt" cargo fmt --check
check "typos" typos --format brief
check "length of files" "$SCRIPTS/check-limits.sh"
check "circles of Rust modules" node scripts/check-cycles.js src kernels/src cli/src wasm/src
check "licences and sources" licences
check "ablations of the kernels" ablations_apply
if have shellcheck; then
  check "shellcheck" shellcheck scripts/*.sh scripts/bench/*.sh .ci/run
fi
# The page's checks read the types that come from the Rust ones.
check "types for the page" "$SCRIPTS/generate-types.sh"
check "eslint" page lint
check "stylelint" page lint:css
check "prettier" page format:check
check "circles of page modules" page depcruise
check "tsc" page typecheck
check "eslint, benchmark" bench eslint .
check "prettier, benchmark and scripts" bench prettier --config ../www/.prettierrc.json --ignore-path ../www/.prettierignore --check . ../scripts/*.js
check "tsc, benchmark" bench tsc --noEmit --project .
check "clippy, native" clippy --workspace --all-targets
check "rustdoc" docs
check "clippy, wasm for the CPU" clippy_wasm cpu
check "clippy, wasm for a CPU with relaxed SIMD" clippy_wasm cpu-relaxed
check "clippy, wasm with WebGPU" clippy_wasm webgpu
[ "$failed" -eq 0 ]
