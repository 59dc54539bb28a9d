#!/usr/bin/env bash
# For the native tests: prints the path of a Python with onnxruntime, in a virtual environment beside the other tools.
# About half a minute the first time. GAN_PYTHON=... names one that is there already.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"

if [ -n "${GAN_PYTHON:-}" ]; then
  echo "$GAN_PYTHON"
  exit 0
fi

requirements=$ROOT/tests/golden/requirements-export.txt
home=$GAN_TOOLS_DIR/python-$(hash_of sha256 "$requirements" | cut -c 1-12)
python=$home/bin/python3

if [ ! -e "$home/complete" ]; then
  # Only the path goes to standard output.
  {
    have python3 || apt_install python3 python3-venv || die "The tests need Python 3.10 or newer: install it (python3)."
    say "Installing onnxruntime for the tests (about half a minute)"
    rm -rf "$home"
    # Debian keeps venv in a package of its own.
    python3 -m venv "$home" || { apt_install python3-venv && python3 -m venv --clear "$home"; } ||
      die "python3 -m venv failed: install python3-venv."
    timed "onnxruntime" "$python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
    touch "$home/complete"
  } >&2
fi
echo "$python"
