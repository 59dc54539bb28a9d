#!/usr/bin/env bash
# bench-pair.sh REV_A REV_B [native|wasm|wasm-relaxed] [ROUNDS]: how long a training step of revision B takes compared with
# one of A. A revision is anything that git knows, or `.` for the working tree with all its changes:
#
#   scripts/bench-pair.sh 72d9be5 HEAD
#   scripts/bench-pair.sh HEAD . wasm 21
#
# Builds both in worktrees, lets them train in turns, and prints the median of the rounds' ratios B / A with their quartiles, for
# f = 16 and f = 32 features; and whether both gave the same losses, bit for bit. Taking turns cancels what slows the machine for
# a while; still, leave it alone meanwhile. On Linux the same ratio of the threads' CPU time follows, which other programs disturb
# less. wasm runs in Node, whose V8 is also Chromium's.
#   STEPS=10          steps of a turn
#   FEATURES=16,32    networks to measure
# Builds are kept in the build folder, by commit. The first one compiles all dependencies (5 to 10 minutes on two cores).
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

usage="usage: bench-pair.sh REV_A REV_B [native|wasm|wasm-relaxed] [ROUNDS]"
rev_a=${1:?"$usage"}
rev_b=${2:?"$usage"}
target=${3:-native}
rounds=${4:-15}
PAIR=$TARGET_DIR/pair

# commit_of REV: its commit; for `.` one of the working tree, which no branch has.
commit_of() {
  [ "$1" = . ] || { git rev-parse --verify "$1^{commit}"; return; }
  local index=$PAIR/index
  rm -f "$index"
  GIT_INDEX_FILE=$index git read-tree HEAD
  GIT_INDEX_FILE=$index git add --all
  # Without a date, so that the same tree is the same commit.
  GIT_COMMITTER_DATE="2000-01-01T00:00:00Z" GIT_AUTHOR_DATE="2000-01-01T00:00:00Z" \
    git commit-tree -m "Working tree" "$(GIT_INDEX_FILE=$index git write-tree)"
}

# build_native WORKTREE OUT: the step benchmark. All packages are selected, as by the tests, so that dependencies are compiled
# once for both.
build_native() {
  local binary
  binary=$(cd "$1" && cargo bench --workspace --bench step --no-run --message-format=json-render-diagnostics |
    node -e 'const lines = require("node:fs").readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
      console.log(lines.findLast(({ target, executable }) => target?.name === "step" && executable).executable)')
  cp "$binary" "$2/step"
}

# build_wasm WORKTREE OUT: the page's module, and how the revision's own benchmark drives it.
build_wasm() {
  local build=cpu
  [ "$target" = wasm ] || build=cpu-relaxed
  (cd "$1" && scripts/build-wasm.sh "$build")
  cp "$1/pkg/$build/gan_playground.js" "$1/pkg/$build/gan_playground_bg.wasm" "$1"/bench/engines/{ours,lesson}.js "$2"
  echo '{ "type": "module", "imports": { "#engine": "./gan_playground.js" } }' >"$2/package.json"
}

# build COMMIT: prints the folder of what is built.
build() {
  local out=$PAIR/$target/$1 worktree=$PAIR/worktree
  if [ ! -e "$out/done" ]; then
    say "Building $(git log -1 --format='%h (%s)' "$1") for $target" >&2
    rm -rf "$out" "$worktree"
    git worktree prune
    git worktree add --quiet --detach "$worktree" "$1"
    mkdir -p "$out"
    # All revisions are built in one place, and share what is compiled of the dependencies.
    CARGO_TARGET_DIR=$PAIR/target "build_${target%%-*}" "$worktree" "$out" >&2
    git worktree remove --force "$worktree"
    touch "$out/done"
  fi
  echo "$out"
}

mkdir -p "$PAIR"
commit_a=$(commit_of "$rev_a")
commit_b=$(commit_of "$rev_b")
build_a=$(build "$commit_a")
build_b=$(build "$commit_b")
[ -s data/mnist/train-images-idx3-ubyte ] || die "No digits here: run 'make setup'."
exec node "$SCRIPTS/bench-pair.mjs" "$target" "$build_a" "$build_b" "$rounds" "${STEPS:-10}" "${FEATURES:-16,32}"
