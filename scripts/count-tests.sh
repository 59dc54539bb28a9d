#!/usr/bin/env bash
# count-tests.sh LOG: prints how many tests passed and how many failed, read from the closing lines of cargo test,
# wasm-bindgen-test, Vitest, Playwright and check.sh.
set -euo pipefail

sed $'s/\x1b\\[[0-9;]*m//g' "$1" | awk '
  # "7 passed" somewhere in the line: 7; else 0
  function number_before(word,    text) {
    if (!match($0, "[0-9]+ " word)) return 0
    text = substr($0, RSTART, RLENGTH)
    return text + 0
  }
  # cargo test, wasm-bindgen-test: "test result: ok. 5 passed; 0 failed; ..."
  /^ *test result: /          { passed += number_before("passed"); failed += number_before("failed") }
  # Vitest: "      Tests  1 failed | 11 passed (12)"; it counts a file that does not load only under Test Files
  /^ *Tests +[0-9]+ /         { passed += number_before("passed"); failed += number_before("failed") }
  # Playwright, each alone on its line: "  12 passed (34.5s)", "  1 failed", "  1 flaky" (passed at the second try)
  /^ +[0-9]+ passed( \(.*\))?$/ { passed += $1 }
  /^ +[0-9]+ flaky$/          { passed += $1 }
  /^ +[0-9]+ (failed|interrupted|did not run)$/ { failed += $1 }
  # check.sh
  /^check: .*: ok$/           { passed += 1 }
  /^check: .*: FAILED$/       { failed += 1 }
  END { print passed + 0, failed + 0 }'
