#!/usr/bin/env bash
# For the tests only: Firefox (and Vulkan in software, for its WebGPU) from PATH or Debian, and its driver from a crate.
# About 3 minutes.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

help="These tests need Firefox and Mesa's Vulkan in software: install both (Debian: firefox-esr and mesa-vulkan-drivers; \
Ubuntu: set FIREFOX to a Firefox that is not a snap), or choose other tests: make test SUITES='native web-unit ...'."

if ! { find_firefox && find_lavapipe; }; then
  say "Installing Firefox, and Vulkan in software (about a minute)"
  packages=(mesa-vulkan-drivers)
  find_firefox || packages+=(firefox-esr)
  timed "Firefox" apt_install "${packages[@]}" || die "$help"
  { find_firefox && find_lavapipe; } || die "$help"
fi
if ! find_geckodriver; then
  say "Building geckodriver $GECKODRIVER_VERSION (about 2 minutes)"
  timed "geckodriver" "$SCRIPTS/install-crate.sh" "$GECKODRIVER_HOME" geckodriver "$GECKODRIVER_VERSION"
  rm -rf "$GAN_TOOLS_DIR/build"
  find_geckodriver || die "geckodriver $GECKODRIVER_VERSION was built in $GECKODRIVER_HOME but is not there."
fi
"$FIREFOX" --version >/dev/null 2>&1 || die "$FIREFOX does not run. $help"
"$GECKODRIVER" --version >/dev/null 2>&1 || die "$GECKODRIVER does not run: delete $GECKODRIVER_HOME and try again."
say "$("$FIREFOX" --version) with $("$GECKODRIVER" --version | awk 'NR == 1 { print $1, $2 }'): present"
