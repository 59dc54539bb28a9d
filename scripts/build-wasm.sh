#!/usr/bin/env bash
# build-wasm.sh cpu|cpu-relaxed|webgpu: the engine as a wasm module in pkg/, unless that is newer than its sources.
# On two cores from nothing: cpu about 5 minutes, cpu-relaxed 1 more, webgpu about 12; after a change of the engine
# alone 1, 1 and 4, since the site's modules are optimised as wholes.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

build=${1:?"say which build: ${BUILDS[*]}"}
read -r -a features <<<"$(features_of "$build")"
stamp=$STAMPS/wasm-$build

if [ -f "pkg/$build/gan_playground_bg.wasm" ] && is_newer "$stamp" "${ENGINE_INPUTS[@]}"; then
  say "wasm module ($build): up to date"
  exit 0
fi

use_wasm_toolchain
case $build in
  cpu) say "Building the wasm module for the CPU (about 5 minutes the first time)" ;;
  cpu-relaxed) say "Building the wasm module for a CPU with relaxed SIMD (about a minute)" ;;
  webgpu) say "Building the wasm module with WebGPU (about 12 minutes the first time)" ;;
esac
# The link optimises the whole module once more. What trains on the CPU is worth some more bytes: for size, a step took 1.5
# times as long (Chromium, two cores).
case $build in
  cpu*) features+=(--config profile.release.package.gan-playground-wasm.opt-level=3) ;;
  # This one trains on the GPU alone: its kernels for the CPU serve the self-test.
  webgpu) features+=(--config 'profile.release.package.gan-kernels.opt-level="s"') ;;
esac
# The engine around the kernels reads files, counts steps and speaks to the page; what takes time in it is in
# the kernels. For less size still ("z"), a step took 1.07 times as long (Chromium, medians of five rounds).
features+=(--config 'profile.release.package.gan-playground.opt-level="s"')
# --no-opt: wasm-pack would download wasm-opt. no-install: it must not download anything else either.
timed "wasm module ($build)" stamped "$stamp" \
  wasm-pack build wasm --mode no-install --release --target web --no-opt --no-pack \
  --out-dir "$ROOT/pkg/$build" --out-name gan_playground -- "${features[@]}" ${CI:+--locked}
node "$SCRIPTS/strip-names.js" "pkg/$build/gan_playground_bg.wasm"
say "pkg/$build: $(du -h "pkg/$build/gan_playground_bg.wasm" | cut -f 1)"
