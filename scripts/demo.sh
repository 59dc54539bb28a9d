#!/usr/bin/env bash
# Serves the site at http://localhost:8080 (PORT=... for another), after building what changed.
set -euo pipefail
# shellcheck source=env.sh
source "$(dirname "$0")/env.sh"
port=${PORT:-8080}

"$SCRIPTS/build-site.sh"

if (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  die "Port $port is in use. Choose another: make demo PORT=$((port + 1))"
fi
say "Serving http://localhost:$port (Ctrl-C stops it)"
# --dev reads the files anew for each request, so that a rebuild shows at once.
exec "$ROOT/www/node_modules/.bin/sirv" "$ROOT/www/dist" --host 127.0.0.1 --port "$port" --dev --quiet
