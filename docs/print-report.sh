#!/usr/bin/env bash
# Prints the last run's report as target/assay/report.pdf. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --disable-background-networking \
  --user-data-dir="$profile" --no-pdf-header-footer \
  --print-to-pdf=target/assay/report.pdf "file://$PWD/target/assay/report.html"
