#!/usr/bin/env bash
# test-wasm.sh cpu|cpu-relaxed|webgpu: the engine's tests in headless Chromium (webgpu: on SwiftShader, its software GPU).
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

build=${1:?"say which build: ${BUILDS[*]}"}
read -r -a features <<<"$(features_of "$build")"

"$SCRIPTS/setup.sh" test
use_wasm_toolchain
find_browser

# For all tests of one binary together, in seconds; SwiftShader is slow.
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-1200}
# webdriver.json with the browser that find_browser chose; chromedriver might take another.
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$TARGET_DIR/webdriver.json
mkdir -p "$TARGET_DIR"
node -e 'const { readFileSync, writeFileSync } = require("node:fs");
  const capabilities = JSON.parse(readFileSync("webdriver.json", "utf8"));
  capabilities["goog:chromeOptions"].binary = process.env.CHROMIUM;
  writeFileSync(process.env.WASM_BINDGEN_TEST_WEBDRIVER_JSON, JSON.stringify(capabilities))'

# The kernels' own tests hold the products and convolutions to their definitions, and those of the GPU to the CPU's. Of the
# engine's binaries these have browser tests; the golden ones run on the CPU.
tests=(--lib --test web)
case $build in
  webgpu) tests+=(--test dispatches) ;;
  *) tests+=(--test golden --test techniques) ;;
esac
wasm-pack test --mode no-install --headless --chrome --chromedriver "$CHROMEDRIVER" --release \
  -- --package gan-kernels --package gan-playground "${features[@]}" ${CI:+--locked} "${tests[@]}"
