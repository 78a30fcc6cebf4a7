#!/usr/bin/env bash
# Import of a large CSV, beside `sqlite3 .import` of the same file, in turns.
# usage: Benchmarks/import.sh [ROWS] [PAIRS]
# Needs: swift build -c release, sqlite3, /usr/bin/time (Debian package time).
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-1000000} pairs=${2:-3}
sipas=$PWD/.build/release/sipas
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$sipas" init "$work/w" --province 96 --round 2025 --day 2025-11-01 >/dev/null
"$sipas" simulate -w "$work/w" --rows "$rows" --into "$work/data" --style csv >/dev/null
file=$(find "$work/data" -name '*.csv' | head -1)
printf 'file: %s rows, %s bytes\n' "$rows" "$(stat -c %s "$file")"

measure() { /usr/bin/time -f "$1 %e s wall, %U s user, %S s system, %M KiB" "${@:2}" >/dev/null; }
for _ in $(seq "$pairs"); do
  rm -f "$work/w/sipas.sqlite"* "$work/plain.sqlite"
  measure 'sipas import   ' "$sipas" import "$file" -w "$work/w" --format json || true
  measure 'sqlite3 .import' sqlite3 "$work/plain.sqlite" '.mode csv' ".import $file answers"
done
