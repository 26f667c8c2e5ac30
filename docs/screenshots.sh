#!/usr/bin/env bash
# Takes the README's pictures from the last run: the board, one claim, the claims in Allure. Needs
# Chromium.
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
shot claim 1100,1250 'assay/index.html#I1-figures'
shot allure 1400,1250 'allure-report/index.html#behaviors'
