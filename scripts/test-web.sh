#!/usr/bin/env bash
# test-web.sh unit|e2e|browsers|firefox-webgpu: the page's unit tests, or tests of the built site: all that a person does, in
# Chromium; the main path in each of three browsers (BROWSERS="chromium firefox" leaves out the third); a long run on WebGPU
# in Firefox.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

# by_webdriver PROJECT...: tests of www/playwright.browsers.config.js
by_webdriver() {
  cd "$ROOT/www"
  npm run --silent test:browsers -- "${@/#/--project=}"
}

browsers() {
  local wanted=${BROWSERS:-chromium firefox webkit} browser chosen=()
  "$SCRIPTS/build-site.sh"
  "$SCRIPTS/build-package.sh"
  for browser in chromium firefox webkit; do
    case " $wanted " in
      *" $browser "*) chosen+=("$browser") ;;
      *) warn "SKIP: $browser is not tested, since BROWSERS='$wanted' leaves it out." ;;
    esac
  done
  [ ${#chosen[@]} -gt 0 ] || die "BROWSERS='$wanted' names none of chromium, firefox and webkit."
  for browser in "${chosen[@]}"; do
    case $browser in
      chromium)
        "$SCRIPTS/setup-browser.sh"
        find_browser
        ;;
      firefox)
        "$SCRIPTS/setup-firefox.sh"
        find_firefox
        find_geckodriver
        ;;
      webkit)
        "$SCRIPTS/setup-webkit.sh"
        find_webkit
        ;;
    esac
  done
  by_webdriver "${chosen[@]}"
}

case ${1:?"say which tests: unit, e2e, browsers or firefox-webgpu"} in
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
  browsers) browsers ;;
  firefox-webgpu)
    "$SCRIPTS/build-site.sh"
    "$SCRIPTS/setup-firefox.sh"
    find_firefox
    find_geckodriver
    find_lavapipe
    by_webdriver firefox-webgpu
    ;;
  *) die "There are the page tests unit, e2e, browsers and firefox-webgpu, not '$1'." ;;
esac
