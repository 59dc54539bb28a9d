#!/usr/bin/env bash
# Installs the page's npm packages by the lock file. About 20 seconds.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT/www"

# Is what npm noted down in node_modules what the lock file asks for (without what is only for other systems)?
is_up_to_date() {
  node -e 'const { existsSync, readFileSync } = require("node:fs");
    const packages = (file) => existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
    const installed = packages("node_modules/.package-lock.json");
    const matches = ([path, { version, optional }]) =>
      path === "" || (installed[path] ? installed[path].version === version : optional);
    process.exit(Object.entries(packages("package-lock.json")).every(matches) ? 0 : 1)'
}

if is_up_to_date; then
  say "npm packages: up to date"
  exit 0
fi

say "Installing the npm packages (about 20 seconds)"
# Playwright drives the Chromium of setup-browser.sh and must not fetch one.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
timed "npm packages" npm ci --no-audit --no-fund --loglevel=error
