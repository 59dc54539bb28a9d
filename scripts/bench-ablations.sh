#!/usr/bin/env bash
# bench-ablations.sh [native|wasm|wasm-relaxed] [ROUNDS] [NAME...]: what each trick of the kernels is worth. Every patch in
# kernels/ablations takes one trick away; a training step with it is compared with one of HEAD by bench-pair.sh. A ratio above 1 is
# what the trick saves. One to two minutes a patch and target, once the dependencies are compiled.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

target=${1:-native}
rounds=${2:-15}
shift $(($# < 2 ? $# : 2))
if [ $# -eq 0 ]; then
  for patch in kernels/ablations/*.patch; do
    set -- "$@" "$(basename "$patch" .patch)"
  done
fi

index=$(mktemp)
trap 'rm -f "$index"' EXIT
# ablated NAME: the commit of HEAD with that patch; no branch has it. Without a date, so that the same tree is the same commit.
ablated() {
  git read-tree HEAD
  git apply --cached "kernels/ablations/$1.patch"
  git commit-tree -m "Ablation: $1" "$(git write-tree)"
}
for name in "$@"; do
  commit=$(GIT_INDEX_FILE=$index GIT_COMMITTER_DATE="2000-01-01T00:00:00Z" GIT_AUTHOR_DATE="2000-01-01T00:00:00Z" ablated "$name")
  say "Without $name"
  "$SCRIPTS/bench-pair.sh" HEAD "$commit" "$target" "$rounds"
done
