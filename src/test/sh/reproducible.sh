#!/bin/sh
# Builds the jar of HEAD twice, in two places, zones and locales, and compares the bytes.
# Give an empty directory for the two copies; Maven's options may follow, -o among them.
set -eu
copies=${1:?give an empty directory for the copies}
shift
mkdir -p "$copies"
[ -z "$(ls -A "$copies")" ] || { echo "$copies is not empty: give an empty directory" >&2; exit 2; }
tree=$(cd "$(dirname "$0")/../../.." && pwd)
build() {
  copy=$copies/$1
  shift
  git clone -q "$tree" "$copy"
  (cd "$copy" && mvn -B -ntp -q package -DskipTests "$@" >&2)
  sha256sum "$copy"/target/assay-*.jar | cut -d' ' -f1
}
here=$(TZ=UTC LC_ALL=C.UTF-8 build one "$@")
there=$(TZ=Asia/Tokyo LC_ALL=C build another "$@")
[ "$here" = "$there" ] || { echo "the same commit gave two jars: $here, $there" >&2; exit 1; }
echo "the jar is the same: $here"
