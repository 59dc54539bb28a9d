#!/usr/bin/env bash
# Are there known vulnerabilities in the dependencies? Needs a network: the advisory database comes from GitHub. Besides, what
# check.sh asks of licences, sources and duplicates.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

"$SCRIPTS/setup-checkers.sh"
cargo deny check
for folder in www bench; do
  say "npm audit, $folder"
  (cd "$folder" && npm audit --audit-level=high)
done
