#!/usr/bin/env bash
# Takes the README's picture of the verdict board from the last run. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --disable-background-networking \
  --user-data-dir="$profile" --window-size=1100,1250 --hide-scrollbars \
  --screenshot=docs/board.png "file://$PWD/target/assay/index.html"
