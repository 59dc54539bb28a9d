#!/usr/bin/env bash
# For the tests only: WebKit's MiniBrowser with its driver, and an X server without a screen for it, from Debian.
# About a minute.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

help="These tests need WebKitGTK's MiniBrowser, its driver, and Xvfb: install them (Debian and Ubuntu: webkit2gtk-driver and \
xvfb), or leave that browser out: BROWSERS='chromium firefox' make test SUITES=web-browsers."

if ! find_webkit; then
  say "Installing WebKit's MiniBrowser and driver, and Xvfb (about a minute)"
  timed "WebKit" apt_install webkit2gtk-driver xvfb || die "$help"
  find_webkit || die "$help"
fi
"$WEBKITDRIVER" --help >/dev/null 2>&1 || die "$WEBKITDRIVER does not run. $help"
say "WebKit's MiniBrowser with driver, and Xvfb: present"
