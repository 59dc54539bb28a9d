#!/usr/bin/env bash
# failed-tests.sh LOG: prints the names of the tests that failed, one a line, read from the output of cargo test,
# wasm-bindgen-test, Vitest, Playwright and check.sh.
set -euo pipefail

sed $'s/\x1b\\[[0-9;]*m//g' "$1" | awk '
  # cargo test, wasm-bindgen-test: "test name ... FAILED"
  /^test .* \.\.\. FAIL/ { print $2 }
  # Vitest: " FAIL  test/hash.test.js > what it says"
  /^ *FAIL +[^ ]/        { sub(/^ *FAIL +/, ""); print }
  # Playwright: "  1) [cpu] › e2e/runs.spec.js:29:1 › what it says ────"
  /^ +[0-9]+\) \[/       { sub(/^ +[0-9]+\) /, ""); sub(/ (─)+ *$/, ""); print }
  # check.sh
  /^check: .*: FAILED$/  { sub(/:$/, "", $2); print $2 }' | sort -u
