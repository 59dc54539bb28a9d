#!/usr/bin/env bash
# Fails where a source file is longer than 300 lines. The length of functions is held by Clippy (clippy.toml) and ESLint.
# Left out: translations, and the programs that made the golden values, which stay as they were then.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

longest=300
too_long=0
# Files that git does not know yet count, those that it ignores or that are deleted do not.
while IFS= read -r file; do
  case $file in
    tests/golden/*.py | */en.js | */zh.js | */en-*.js | */zh-*.js) continue ;;
  esac
  [ -f "$file" ] || continue
  lines=$(wc -l <"$file")
  if [ "$lines" -gt "$longest" ]; then
    warn "$file has $lines lines, more than $longest: divide it by content."
    too_long=$((too_long + 1))
  fi
done < <(git ls-files --cached --others --exclude-standard -- '*.rs' '*.js' '*.css' '*.html' '*.sh' '*.py' '*.md')
say "$too_long files are longer than $longest lines"
[ "$too_long" -eq 0 ]
