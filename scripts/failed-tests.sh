#!/usr/bin/env bash
# failed-tests.sh LOG: prints the names of the tests that failed, or that passed only when they were tried again, one a line,
# read from the output of cargo test, wasm-bindgen-test, Vitest, Playwright and check.sh.
set -euo pipefail

sed $'s/\x1b\\[[0-9;]*m//g' "$1" | awk '
  function tell(name) { print "failed: " name }
  # cargo test, wasm-bindgen-test: "test name ... FAILED"
  /^test .* \.\.\. FAIL/ { tell($2) }
  # Vitest: " FAIL  test/hash.test.js > what it says"
  /^ *FAIL +[^ ]/        { sub(/^ *FAIL +/, ""); tell($0) }
  # Playwright: names below "  1 failed"; those below "  1 flaky" passed at the second try
  /^ +[0-9]+ [a-z]/      { list = $2 }
  /^ +\[/ && list ~ /^(failed|flaky|interrupted)$/ {
    sub(/^ +/, ""); sub(/ (─)* *$/, "")
    if (list == "flaky") print "passed at the second try: " $0
    else tell($0)
  }
  # check.sh
  /^check: .*: FAILED$/  { sub(/:$/, "", $2); tell($2) }' | sort -u
