#!/usr/bin/env bash
# Installs what the benchmark compares with, by its lock file. About 20 seconds.
set -euo pipefail
# shellcheck source=../env.sh
source "$(dirname "$0")/../env.sh"
cd "$ROOT/bench"

if is_newer node_modules/.package-lock.json package.json package-lock.json; then
  say "npm packages of the benchmark: up to date"
  exit 0
fi
say "Installing the npm packages of the benchmark (about 20 seconds)"
timed "npm packages" npm ci --loglevel=error
