#!/usr/bin/env bash
# Takes the README's pictures from the last run: the board, and a claim in Allure. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# shot NAME SIZE ADDRESS
shot() {
  chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
    --user-data-dir="$profile" --window-size="$2" --virtual-time-budget=30000 \
    --screenshot="docs/$1.png" "file://$PWD/target/$3"
}

shot board 1100,1250 assay/index.html
# Allure needs clicks: the browser test has made them.
cp target/browser/screenshots/allure-claim-1280.png docs/allure.png
