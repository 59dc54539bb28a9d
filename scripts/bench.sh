#!/usr/bin/env bash
# bench.sh: trains the same network by this engine, TensorFlow.js, jax-js and PyTorch, in turns, draws step time against
# batch and width, and measures what each technique adds to a step. A complete run writes docs/bench and the tables in
# docs/benchmarks.md. It takes half an hour or more on two cores, where WebGPU and WebGL are computed by the CPU, besides what
# is built and installed the first time.
#   QUICK=1            few rounds; results only in the build folder
#   ONLY=ID,ID         some contestants (bench/runner/contestants.js); results only in the build folder
#   PART=techniques    only what each technique costs: docs/bench/techniques.json and its table, a few minutes
#   ADAPTER=hardware   on this machine's GPU instead of Chromium's software one
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

native_step() {
  cargo bench --workspace --bench step --no-run --message-format=json-render-diagnostics ${CI:+--locked} |
    node -e 'const lines = require("node:fs").readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
      console.log(lines.findLast(({ target, executable }) => target?.name === "step" && executable).executable)'
}

# What the page loads is what is measured.
"$SCRIPTS/build-site.sh"
"$SCRIPTS/setup-browser.sh"
find_browser
"$SCRIPTS/bench/setup-npm.sh"
BENCH_PYTHON=$("$SCRIPTS/bench/setup-python.sh")
BENCH_NATIVE=$(native_step)
export BENCH_PYTHON BENCH_NATIVE
# In this shell's place, so that Ctrl-C reaches it.
exec node bench/main.js
