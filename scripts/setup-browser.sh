#!/usr/bin/env bash
# For the tests only: a Chromium and its driver, from PATH (or CHROMIUM and CHROMEDRIVER), else from Debian. About a minute.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

help="The tests need Chromium and its driver (chromedriver): install both (Debian: chromium and chromium-driver; \
Ubuntu: set CHROMIUM and CHROMEDRIVER to a Chrome and its driver), then run make again."

if ! find_browser; then
  say "Installing Chromium and its driver (about a minute)"
  timed "Chromium" apt_install chromium chromium-driver || die "$help"
  find_browser || die "$help"
fi

major() { "$1" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9.]+' | head -n 1 | cut -d . -f 1; }
browser_version=$(major "$CHROMIUM") || die "$CHROMIUM does not run. $help"
driver_version=$(major "$CHROMEDRIVER") || die "$CHROMEDRIVER does not run. $help"
[ "$browser_version" = "$driver_version" ] ||
  die "$CHROMIUM is version $browser_version but $CHROMEDRIVER drives version $driver_version: they must be equal."
say "Chromium $browser_version with driver: present"
