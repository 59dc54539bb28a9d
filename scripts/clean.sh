#!/usr/bin/env bash
# Removes what was built here; keeps npm packages, data and tools, which `make setup` would only fetch again.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

rm -rf "$STAMPS" pkg www/dist www/test-results www/playwright-report www/coverage
# Only what this project built: a CARGO_TARGET_DIR may be shared.
if [ -d "$TARGET_DIR" ]; then
  if [ "$TARGET_DIR" = "$ROOT/target" ]; then
    rm -rf target
  else
    own=(--package gan-playground --package gan-kernels --package gan-cli --package gan-playground-wasm)
    cargo clean --release "${own[@]}" --package gan-playground-fuzz
    cargo clean --release "${own[@]}" --target "$WASM_TARGET"
    rm -rf "$TARGET_DIR/test-logs"
  fi
fi
say "Clean."
