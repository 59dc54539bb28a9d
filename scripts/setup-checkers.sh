#!/usr/bin/env bash
# For scripts/check.sh: cargo-deny from its crate (about 1.5 minutes on two cores) and typos from PyPI (seconds), unless they
# are there.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

if [ "$(cargo deny --version 2>/dev/null || true)" = "cargo-deny $CARGO_DENY_VERSION" ]; then
  say "cargo-deny $CARGO_DENY_VERSION: present"
else
  say "Building cargo-deny $CARGO_DENY_VERSION (about 1.5 minutes)"
  timed "cargo-deny" "$SCRIPTS/install-crate.sh" "$CARGO_DENY_HOME" cargo-deny "$CARGO_DENY_VERSION"
  rm -rf "$GAN_TOOLS_DIR/build"
fi

if [ "$(typos --version 2>/dev/null || true)" = "typos-cli $TYPOS_VERSION" ]; then
  say "typos $TYPOS_VERSION: present"
else
  say "Installing typos $TYPOS_VERSION (seconds)"
  have python3 || apt_install python3 python3-venv || die "The checks need Python 3.10 or newer: install it (python3)."
  # Debian keeps venv in a package of its own.
  python3 -m venv --clear "$TYPOS_HOME" || { apt_install python3-venv && python3 -m venv --clear "$TYPOS_HOME"; } ||
    die "python3 -m venv failed: install python3-venv."
  timed "typos" "$TYPOS_HOME/bin/python3" -m pip install --quiet --disable-pip-version-check "typos==$TYPOS_VERSION"
fi
