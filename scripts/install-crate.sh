#!/usr/bin/env bash
# install-crate.sh HOME CRATE VERSION [OPTION...]: builds a crate's commands into HOME/bin.
# Compiled for a short build, not for speed, away from the checkout's cargo settings. All crates share one build folder, so that
# what several depend on is compiled once; remove it after the last one.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

home=$1 crate=$2 version=$3
shift 3
set -- "$crate" --version "=$version" --root "$home" --force "$@"
mkdir -p "$home"
cd "$home"
export CARGO_TARGET_DIR=$GAN_TOOLS_DIR/build
export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off
export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
if ! cargo install --locked "$@"; then
  warn "$crate does not build with its own lock file here: trying with the newest dependencies."
  cargo install "$@"
fi
