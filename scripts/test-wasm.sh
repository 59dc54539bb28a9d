#!/usr/bin/env bash
# test-wasm.sh cpu|cpu-relaxed|webgpu|firefox: the engine's tests in a headless browser: Chromium (webgpu: on SwiftShader, its
# software GPU), or in Firefox those of the build for any CPU.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

build=${1:?"say which build: ${BUILDS[*]}, or firefox"}
browser=chromium
if [ "$build" = firefox ]; then
  build=cpu browser=firefox
fi
read -r -a features <<<"$(features_of "$build")"

"$SCRIPTS/setup.sh" build
use_wasm_toolchain
case $browser in
  chromium)
    "$SCRIPTS/setup-browser.sh"
    find_browser
    driver=(--chrome --chromedriver "$CHROMEDRIVER")
    ;;
  firefox)
    "$SCRIPTS/setup-firefox.sh"
    find_firefox
    find_geckodriver
    driver=(--firefox --geckodriver "$GECKODRIVER")
    ;;
esac

# For all tests of one binary together, in seconds; SwiftShader is slow.
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-1200}
# webdriver.json with the browser that was found; its driver might take another.
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$TARGET_DIR/webdriver.json
mkdir -p "$TARGET_DIR"
node -e 'const { readFileSync, writeFileSync } = require("node:fs");
  const { CHROMIUM, FIREFOX, WASM_BINDGEN_TEST_WEBDRIVER_JSON } = process.env;
  const capabilities = JSON.parse(readFileSync("webdriver.json", "utf8"));
  const [options, binary] =
    process.argv[1] === "firefox" ? ["moz:firefoxOptions", FIREFOX] : ["goog:chromeOptions", CHROMIUM];
  const chosen = { [options]: { ...capabilities[options], binary } };
  writeFileSync(WASM_BINDGEN_TEST_WEBDRIVER_JSON, JSON.stringify(chosen))' "$browser"

# The kernels' own tests hold the products and convolutions to their definitions, and those of the GPU to the CPU's. Of the
# engine's binaries these have browser tests; the golden ones run on the CPU.
tests=(--lib --test web)
case $build in
  webgpu) tests+=(--test dispatches) ;;
  *) tests+=(--test golden --test inside --test techniques) ;;
esac
wasm-pack test --mode no-install --headless "${driver[@]}" --release \
  -- --package gan-kernels --package gan-playground "${features[@]}" ${CI:+--locked} "${tests[@]}"
