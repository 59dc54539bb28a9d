#!/usr/bin/env bash
# Checks for what this project does not install itself: Rust, Node and compilers for C and C++ (which it installs on Debian as root).
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

# at_least VERSION MINIMUM
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

{ have cargo && have rustc; } ||
  die "Rust is missing: install it with rustup (https://rustup.rs), then run make again."
rust_needed=$(awk -F '"' '/^rust-version/ { print $2; exit }' "$ROOT/Cargo.toml")
rust_found=$(rustc --version | awk '{ print $2 }')
at_least "$rust_found" "$rust_needed" ||
  die "Rust $rust_needed or newer is needed, this is $rust_found: run 'rustup update stable' (or unset RUSTUP_TOOLCHAIN)."

{ have node && have npm; } ||
  die "Node.js with npm is missing: install version 20.19 or newer (https://nodejs.org), then run make again."
node_found=$(node --version)
at_least "${node_found#v}" 20.19 ||
  die "Node.js 20.19 or newer is needed, this is $node_found."

# Rust links with the C compiler; the fuzz targets' library is C++.
if ! have cc || ! have c++; then
  say "Installing a C and a C++ compiler (Debian's build-essential)"
  apt_install build-essential ||
    die "A compiler named cc or c++ is missing: on Debian, run 'apt-get install build-essential' as root."
fi

say "Rust $rust_found, Node $node_found, C and C++ compilers: present"
