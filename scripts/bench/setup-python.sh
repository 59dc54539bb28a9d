#!/usr/bin/env bash
# Prints the path of a Python with PyTorch and Matplotlib, in a virtual environment beside the other tools; a PyTorch
# of the system's that has the right version is used, since it takes gigabytes. BENCH_PYTHON=... names another Python.
set -euo pipefail
# shellcheck source=../env.sh
source "$(dirname "$0")/../env.sh"

if [ -n "${BENCH_PYTHON:-}" ]; then
  echo "$BENCH_PYTHON"
  exit 0
fi

requirements=$ROOT/bench/requirements.txt
home=$GAN_TOOLS_DIR/python-bench-$(hash_of sha256 "$requirements" | cut -c 1-12)
python=$home/bin/python3

if [ ! -e "$home/complete" ]; then
  # Only the path goes to standard output.
  {
    have python3 || apt_install python3 python3-venv || die "The benchmark needs Python 3.10 or newer: install it (python3)."
    say "Installing PyTorch and Matplotlib for the benchmark (some minutes, unless PyTorch is there)"
    rm -rf "$home"
    # Debian keeps venv in a package of its own.
    python3 -m venv --system-site-packages "$home" ||
      { apt_install python3-venv && python3 -m venv --system-site-packages --clear "$home"; } ||
      die "python3 -m venv failed: install python3-venv."
    timed "PyTorch and Matplotlib" "$python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
    touch "$home/complete"
  } >&2
fi
echo "$python"
