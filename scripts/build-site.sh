#!/usr/bin/env bash
# Builds what www/dist serves: the wasm modules, then the page; each only if its sources changed.
# From nothing on two cores about 25 minutes, set-up included; when up to date, a second.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

stamp=$STAMPS/site
# Everything that changes the site, without what only installs, tests or is built.
inputs=("${ENGINE_INPUTS[@]}")
for input in www/* www/.[!.]*; do
  case $input in
    www/node_modules | www/dist | www/test | www/e2e | www/browsers | www/test-results | www/playwright-report | www/coverage) ;;
    *) [ ! -e "$input" ] || inputs+=("$input") ;;
  esac
done

site_is_complete() {
  [ -f www/dist/index.html ] && [ -f www/dist/data/mnist/train-images-idx3-ubyte.gz ]
}

if site_is_complete && is_newer "$stamp" "${inputs[@]}"; then
  say "Site: up to date"
  exit 0
fi

build_page() {
  npm --prefix "$ROOT/www" run --silent build
}

"$SCRIPTS/setup.sh" build
for build in "${BUILDS[@]}"; do
  "$SCRIPTS/build-wasm.sh" "$build"
done
# The engine's package has its types beside its modules.
"$SCRIPTS/generate-types.sh"
say "Building the page (seconds)"
timed "page" stamped "$stamp" build_page
say "Site: ready in www/dist ($(du -sh www/dist | cut -f 1))"
