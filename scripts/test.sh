#!/usr/bin/env bash
# test.sh [SUITE...]: runs the test suites (all by default) and goes on after a failure; then a table, and as the
# last line "N passed, N failed". A suite that breaks, or runs no test, counts as a failure.
# All of them on two cores: about half an hour once the dependencies are compiled; one heavy build at a time.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

all=(native one-declaration web-unit wasm-cpu wasm-cpu-relaxed wasm-webgpu wasm-firefox
  web-e2e web-browsers web-firefox-webgpu)
[ $# -gt 0 ] || set -- "${all[@]}"
logs=$TARGET_DIR/test-logs
mkdir -p "$logs"
rm -f "$logs/summary"
# Plain text, so that the counts can be read.
export NO_COLOR=1 FORCE_COLOR=0 CARGO_TERM_COLOR=never

run_suite() {
  case $1 in
    check) "$SCRIPTS/check.sh" ;;
    native) "$SCRIPTS/test-native.sh" ;;
    one-declaration) "$SCRIPTS/test-one-declaration.sh" ;;
    wasm-*) "$SCRIPTS/test-wasm.sh" "${1#wasm-}" ;;
    web-*) "$SCRIPTS/test-web.sh" "${1#web-}" ;;
    *) die "No such suite: $1 (there are check ${all[*]})" ;;
  esac
}

table=
passed=0
failed=0
for suite in "$@"; do
  say "Suite $suite"
  log=$logs/$suite.log
  started=$SECONDS
  code=0
  run_suite "$suite" 2>&1 | tee "$log" || code=$?
  read -r suite_passed suite_failed < <("$SCRIPTS/count-tests.sh" "$log")
  note=
  if [ "$code" -ne 0 ] && [ "$suite_failed" -eq 0 ]; then
    suite_failed=1
    note=" (stopped with code $code)"
  elif [ $((suite_passed + suite_failed)) -eq 0 ]; then
    suite_failed=1
    note=" (ran no test)"
  fi
  passed=$((passed + suite_passed))
  failed=$((failed + suite_failed))
  table+=$(printf '%-18s %5d s %6d passed %4d failed%s' \
    "$suite" $((SECONDS - started)) "$suite_passed" "$suite_failed" "$note")$'\n'
  # Beside the counts, since whoever reads the end of a long log looks for the names first.
  names=$("$SCRIPTS/failed-tests.sh" "$log" | sed 's/^/    /')
  [ -z "$names" ] || table+=$names$'\n'
done

say "Summary (logs in $logs)"
printf '%s' "$table"
printf '%d passed, %d failed\n' "$passed" "$failed" | tee "$logs/summary"
[ "$failed" -eq 0 ]
