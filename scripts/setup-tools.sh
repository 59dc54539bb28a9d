#!/usr/bin/env bash
# Builds wasm-bindgen-cli (the version of Cargo.lock) and wasm-pack from their crates, unless PATH has them.
# About 2.5 minutes in all on two cores.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

have_wasm_bindgen() {
  have wasm-bindgen-test-runner || return 1
  [ "$(wasm-bindgen --version 2>/dev/null || true)" = "wasm-bindgen $WASM_BINDGEN_VERSION" ]
}

have_wasm_pack() {
  case $(wasm-pack --version 2>/dev/null || true) in
    "wasm-pack ${WASM_PACK_VERSION%.*}."*) ;;
    *) return 1 ;;
  esac
}

if have_wasm_bindgen; then
  say "wasm-bindgen $WASM_BINDGEN_VERSION: present"
else
  say "Building wasm-bindgen-cli $WASM_BINDGEN_VERSION (about 1.5 minutes)"
  # Without its default feature, TLS: it is for WebDriver servers elsewhere, and ours is on this machine.
  timed "wasm-bindgen-cli" "$SCRIPTS/install-crate.sh" "$WASM_BINDGEN_HOME" wasm-bindgen-cli "$WASM_BINDGEN_VERSION" \
    --no-default-features --bin wasm-bindgen --bin wasm-bindgen-test-runner
  hash -r
  have_wasm_bindgen || die "wasm-bindgen $WASM_BINDGEN_VERSION was built in $WASM_BINDGEN_HOME but does not run."
fi

if have_wasm_pack; then
  say "$(wasm-pack --version): present"
else
  say "Building wasm-pack $WASM_PACK_VERSION (about 1.5 minutes)"
  timed "wasm-pack" "$SCRIPTS/install-crate.sh" "$WASM_PACK_HOME" wasm-pack "$WASM_PACK_VERSION"
  hash -r
  have_wasm_pack || die "wasm-pack $WASM_PACK_VERSION was built in $WASM_PACK_HOME but does not run."
fi

rm -rf "$GAN_TOOLS_DIR/build"
