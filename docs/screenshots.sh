#!/usr/bin/env bash
# Takes the README's pictures from the last run: its poster, and a claim in Allure as the browser test showed it.
set -euo pipefail
cd "$(dirname "$0")/.."
cp target/assay/poster.png docs/poster.png
cp target/browser/screenshots/allure-claim-1280.png docs/allure.png
