#!/usr/bin/env bash
# Gives Rust its wasm target: by rustup (seconds); where rustup cannot download it, by Debian's packages (about 3 minutes).
set -eEuo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

fail() {
  die "Rust's target $WASM_TARGET is missing and could not be installed." \
    "With rustup and a network, 'rustup target add $WASM_TARGET' does it; without, this needs Debian's packages and root."
}

# Debian ships a current Rust (rustc-web) with the sources of its standard library, but not that library for wasm.
install_debian_rust() {
  local linker
  # --no-remove in apt_install: a rustc or rustup of Debian's own, which these replace, is not taken away.
  apt_install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy
  # /usr/bin/rust-lld links to the linker of one LLVM version (lld-22, say), which is a package of its own.
  linker=$(readlink /usr/bin/rust-lld | grep -oE '[0-9]+' | head -n 1)
  apt_install "lld-$linker"
}

# Builds the standard library for wasm and lays it where Debian's rustc looks for it.
build_debian_std() {
  local work libdir
  work=$(mktemp -d)
  libdir=$(/usr/bin/rustc --print target-libdir --target "$WASM_TARGET")
  mkdir "$work/src"
  touch "$work/src/lib.rs"
  printf '[package]\nname = "stub"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  # -Zbuild-std is unstable: RUSTC_BOOTSTRAP lets a stable cargo accept it. `test` is for the test harness.
  (
    cd "$work"
    env -u RUSTUP_TOOLCHAIN RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$work/target" \
      /usr/bin/cargo build --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort,test
  )
  rm -f "$work/target/$WASM_TARGET/release/deps/"libstub-*
  as_root mkdir -p "$libdir"
  as_root cp "$work/target/$WASM_TARGET/release/deps/"lib*.rlib "$libdir/"
  rm -rf "$work"
}

if has_wasm_target; then
  say "Rust's wasm target: present"
  exit 0
fi

if has_wasm_target "$DEBIAN_TOOLCHAIN"; then
  say "Rust's wasm target: present (toolchain $DEBIAN_TOOLCHAIN)"
  exit 0
fi

if have rustup; then
  say "Adding Rust's wasm target (seconds)"
  if rustup target add "$WASM_TARGET" && has_wasm_target; then
    exit 0
  fi
  warn "rustup could not add the target."
fi

if ! have apt-get; then
  fail
fi
trap fail ERR
say "Installing Debian's Rust, and building its standard library for wasm (about 3 minutes)"
timed "Debian's Rust" install_debian_rust
timed "standard library for wasm" build_debian_std
trap - ERR

if have rustup; then
  rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr
fi
has_wasm_target || has_wasm_target "$DEBIAN_TOOLCHAIN" || fail
say "Rust's wasm target: ready (toolchain $DEBIAN_TOOLCHAIN)"
