#!/usr/bin/env bash
# make-weights.sh [--measure] [NAME...]: trains, measures and packs what the page opens on, in www/public/weights: classifier-mnist,
# classifier-fashion-mnist, mnist-32, mnist-32-conditional, fashion-mnist-32, mnist-64 (by default all). About 1.5 hours on two cores.
# With --measure, what is there already is not trained but measured anew: about 10 minutes.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

mkdir -p www/public/weights
work=$TARGET_DIR/weights
mkdir -p "$work"

"$SCRIPTS/setup-prerequisites.sh"
"$SCRIPTS/setup-npm.sh"
"$SCRIPTS/setup-data.sh"
cargo build --release --workspace --bin gan
gan() { "$TARGET_DIR/release/gan" "$@"; }

measure=
if [ "${1:-}" = --measure ]; then
  measure=yes
  shift
fi

# classifier DATASET
classifier() {
  local file=www/public/weights/classifier-$1.safetensors
  if [ -n "$measure" ]; then
    gan classifier --data "data/$1" --measure "$file" --out "$file"
    return
  fi
  gan classifier --data "data/$1" --dataset "$1" --epochs 8 --seed 1 --out "$file"
}

# The rates that the long runs were tuned with; the defaults are for the first minute.
RATES=(--lr_g 1e-3 --lr_d 5e-4 --beta_1 0.5 --beta_2 0.999 --ema_decay 0.999)

# weights NAME DATASET SETTING...: the whole run stays in $work, its weights in half precision go to the page.
weights() {
  local name=$1 dataset=$2
  shift 2
  if [ -n "$measure" ]; then
    cp "www/public/weights/$name.safetensors" "$work/$name.safetensors"
  else
    gan train --data "data/$dataset" --dataset "$dataset" "${RATES[@]}" "$@" --out "$work/$name.safetensors"
  fi
  gan evaluate --weights "$work/$name.safetensors" --data "data/$dataset" --json >"$work/$name.json"
  gan export --weights "$work/$name.safetensors" --format safetensors --dtype f16 --weights-only \
    --report "$work/$name.json" --out "www/public/weights/$name.safetensors"
}

make_one() {
  case $1 in
    classifier-*) classifier "${1#classifier-}" ;;
    mnist-32) weights "$1" mnist --steps 5000 ;;
    mnist-32-conditional) weights "$1" mnist --steps 5000 --conditional on ;;
    fashion-mnist-32) weights "$1" fashion-mnist --steps 5000 ;;
    mnist-64) weights "$1" mnist --steps 3000 --image_size 64 --features_g 8 --features_d 8 ;;
    *) die "No such weights: $1" ;;
  esac
}

[ $# -gt 0 ] || set -- classifier-mnist classifier-fashion-mnist mnist-32 mnist-32-conditional fashion-mnist-32 mnist-64
for name in "$@"; do
  timed "$name" make_one "$name"
done
