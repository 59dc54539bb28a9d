#!/usr/bin/env bash
# Adds a setting to a copy of the checkout, by one entry in src/config/settings.rs and its label and help in the page's
# two languages, and counts the files: the schema, the command line's flag, the page's type and README's table must
# follow from these three. About 4 minutes the first time, then 2.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

"$SCRIPTS/setup-prerequisites.sh"
"$SCRIPTS/setup-npm.sh"

# Outside the checkout, where cargo would read .cargo/config.toml twice; always in the same place, so that the next run
# replaces this one's products in the target folder.
copy=${TMPDIR:-/tmp}/gan-one-declaration-$(printf %s "$ROOT" | cksum | cut -d ' ' -f 1)
log=$copy.log
trap 'rm -rf "$copy" "$log"' EXIT
rm -rf "$copy" "$log"

failed=0
# check NAME COMMAND...
check() {
  local name=$1
  shift
  if "$@" >"$log" 2>&1; then
    echo "check: $name: ok"
  else
    # Indented, so that the counts of cargo and Vitest are not taken for this suite's.
    sed 's/^/  | /' "$log"
    echo "check: $name: FAILED"
    failed=$((failed + 1))
  fi
}

fails() { ! "$@"; }

git_in_copy() { git -C "$copy" -c user.name=test -c user.email=test@localhost -c commit.gpgsign=false "$@"; }

# The tracked files as they are now, and those that git does not ignore.
copy_checkout() {
  local file
  mkdir -p "$copy"
  (
    cd "$ROOT"
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
      if [ -f "$file" ]; then
        printf '%s\0' "$file"
      fi
    done | tar -c --null -T - -f - | tar -x -f - -C "$copy"
  )
  ln -sfn "$ROOT/www/node_modules" "$copy/www/node_modules"
  git_in_copy init --quiet
  echo www/node_modules >>"$copy/.git/info/exclude"
  git_in_copy add --all
  git_in_copy commit --quiet --message "The checkout"
}

# add before|after TEXT FILE LINES: at the only line of the copy's file that has the text.
add() {
  local place=$1 text=$2 file=$copy/$3 lines=$4
  [ "$(grep -cF -- "$text" "$file")" -eq 1 ] || die "$3 should have one line with $text"
  PLACE=$place TEXT=$text LINES_=$lines awk '
    { found = index($0, ENVIRON["TEXT"]) }
    found && ENVIRON["PLACE"] == "before" { print ENVIRON["LINES_"] }
    { print }
    found && ENVIRON["PLACE"] == "after" { print ENVIRON["LINES_"] }' "$file" >"$log"
  cp "$log" "$file"
}

# The workspace's own crates are built without optimisation here: only their words are of interest.
engine() {
  (
    cd "$copy"
    export CARGO_TARGET_DIR=$TARGET_DIR TS_RS_EXPORT_DIR=$copy/pkg/types
    cargo "$1" --release --quiet ${CI:+--locked} --config profile.release.package.gan-kernels.opt-level=0 \
      --config profile.release.package.gan-playground.opt-level=0 "${@:2}"
  )
}
# The whole workspace, so that the dependencies are those of the other native builds.
engine_tests() { engine test --workspace --lib "$1"; }
update_readme() { UPDATE=1 engine_tests readme; }
has_flag() {
  engine build --workspace --bin gan
  "$TARGET_DIR/release/gan" train --help | grep -e '--demo_setting <1 to 512>'
}

strings_test() {
  local file
  file=$(cd "$copy/www" && grep -rl "every setting has a label and a help line" --include='*.test.js' test src)
  (cd "$copy/www" && npx vitest run "$file" --testNamePattern "setting|both languages")
}

# What git sees in the copy: not the generated files that it ignores.
changed_files() { git_in_copy status --porcelain --untracked-files=all | cut -c 4- | LC_ALL=C sort; }
changed_are() { diff <(printf '%s\n' "$@" | LC_ALL=C sort) <(changed_files); }

say "Copy the checkout"
copy_checkout
table=src/config/settings.rs
english=$(cd "$copy" && LC_ALL=C grep -rl '"setting\.z_dim\.label": "[A-Z]' www/src)
chinese=$(cd "$copy" && LC_ALL=C grep -rl '"setting\.z_dim\.label": "[^ -~]' www/src)
anchor='"setting.z_dim.label"'

say "Declare a setting"
add after " z_dim: usize" "$table" '        /// A setting of a test, which does nothing.
        demo_setting: usize = 7 => whole(1, 512, Log2), Live;'
check "the old README is found stale" fails engine_tests readme
check "README is brought up to date" update_readme
check "the engine's tests of its settings" engine_tests config
check "missing translations are found" fails strings_test

say "Translate it"
add before "$anchor" "$english" '  "setting.demo_setting.label": "Demonstration",
  "setting.demo_setting.help": "A setting of a test, which does nothing.",'
add before "$anchor" "$chinese" '  "setting.demo_setting.label": "演示",
  "setting.demo_setting.help": "测试用的设置，没有作用。",'
check "the page's strings" strings_test
check "the page's type has it" grep 'demo_setting: number' "$copy/pkg/types/Config.ts"
check "the schema has it" grep '"name": "demo_setting"' "$copy/pkg/types/settings.json"
check "README lists it" grep '^| `demo_setting`\* | 1 to 512 | 7 | A setting of a test, which does nothing. |$' "$copy/README.md"
check "the command line has its flag" has_flag
check "three files were edited, and README generated" changed_are "$table" "$english" "$chinese" README.md
[ "$failed" -eq 0 ]
