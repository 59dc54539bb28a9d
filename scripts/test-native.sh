#!/usr/bin/env bash
# The engine's native tests. About 5 minutes to build from nothing on two cores.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
cd "$ROOT"

"$SCRIPTS/setup-prerequisites.sh"
"$SCRIPTS/setup-npm.sh"
"$SCRIPTS/setup-data.sh"
GAN_PYTHON=$("$SCRIPTS/setup-python.sh")
export GAN_PYTHON
cargo test --release --workspace --no-fail-fast ${CI:+--locked}
