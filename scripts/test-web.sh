#!/usr/bin/env bash
# test-web.sh unit|e2e: the page's unit tests, or its Playwright tests in Chromium against the built site.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

case ${1:?"say which tests: unit or e2e"} in
  unit)
    "$SCRIPTS/setup-npm.sh"
    "$SCRIPTS/generate-types.sh"
    cd "$ROOT/www"
    npm run --silent test
    ;;
  e2e)
    "$SCRIPTS/build-site.sh"
    "$SCRIPTS/setup-browser.sh"
    find_browser
    cd "$ROOT/www"
    npm run --silent typecheck:wasm
    npm run --silent test:e2e
    ;;
  *) die "There are the page tests unit and e2e, not '$1'." ;;
esac
