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

# run_tests FOLDER OPTION...: a package's browser tests.
run_tests() {
  wasm-pack test "$1" --mode no-install --headless --chrome --chromedriver "$CHROMEDRIVER" --release \
    -- "${features[@]}" ${CI:+--locked} "${@:2}"
}

# The kernels hold the products and convolutions to their definitions, and those of the GPU to the CPU's.
run_tests kernels --lib
# The engine's binaries that have browser tests; the golden ones run on the CPU.
case $build in
  webgpu) run_tests . --package gan-playground --test web --test dispatches ;;
  *) run_tests . --package gan-playground --test web --test golden --test techniques ;;
esac
