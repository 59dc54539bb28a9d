#!/usr/bin/env bash
# setup.sh [build | test]: install what building the site (and, by default, testing it) needs and this machine lacks.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

"$SCRIPTS/setup-prerequisites.sh"
"$SCRIPTS/setup-wasm-target.sh"
"$SCRIPTS/setup-tools.sh"
"$SCRIPTS/setup-npm.sh"
"$SCRIPTS/setup-data.sh"
case ${1:-test} in
  build) ;;
  test)
    "$SCRIPTS/setup-browser.sh"
    "$SCRIPTS/setup-firefox.sh"
    "$SCRIPTS/setup-webkit.sh"
    "$SCRIPTS/setup-python.sh" >/dev/null
    ;;
  *) die "setup.sh takes 'build' or 'test', not '$1'." ;;
esac
