#!/usr/bin/env bash
# Import of a large CSV beside `sqlite3 .import` of the same file, in turns; see README.md.
# usage: Benchmarks/import.sh [ROWS] [PAIRS]
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-1000000} pairs=${2:-3}
sipas=${SIPAS:-$PWD/.build/release/sipas}
export SIPAS_LIBRARY=${SIPAS_LIBRARY:-$PWD}
for tool in sqlite3 /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install sqlite3 time)" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$sipas" init "$work/w" --province 96 --round 2025 --day 2025-11-01 >/dev/null
sed -i "s/simulated: false/simulated: true/" "$work/w/sipas.yaml"
"$sipas" simulate -w "$work/w" --rows "$rows" --into "$work/data" >/dev/null
file=$(find "$work/data" -name '*.csv' | head -1)
printf 'file: %s rows, %s bytes, %s columns; %s\n\n' "$rows" "$(stat -c %s "$file")" \
  "$(head -1 "$file" | tr ',' '\n' | wc -l)" "$(sqlite3 --version | cut -d' ' -f1,2)"

# measure NAME COMMAND…: appends «name wall user+system KiB» to the log.
measure() {
  local name=$1; shift
  /usr/bin/time -a -o "$work/log" -f "$name %e %U %S %M" "$@" >"$work/out"
}
for _ in $(seq "$pairs"); do
  rm -f "$work"/w/sipas.sqlite* "$work"/plain.sqlite*
  measure sipas "$sipas" import "$file" -w "$work/w" --format json
  stored=$(sqlite3 "$work/w/sipas.sqlite" 'SELECT count(*) FROM response')
  [ "$stored" = "$rows" ] || { echo "stored $stored of $rows rows" >&2; exit 1; }
  measure sqlite3 sqlite3 "$work/plain.sqlite" '.mode csv' ".import $file answers"
done

# median of column COLUMN of the lines of NAME
median() {
  awk -v name="$1" -v column="$2" '$1 == name { print column == "cpu" ? $3 + $4 : $column }' \
    "$work/log" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
printf '%-18s %10s %8s %8s %10s\n' "median of $pairs" rows/s 'wall s' 'CPU s' 'peak MiB'
for name in sipas sqlite3; do
  awk -v label="$name import" -v rows="$rows" -v wall="$(median "$name" 2)" \
    -v cpu="$(median "$name" cpu)" -v memory="$(median "$name" 5)" \
    'BEGIN { printf "%-18s %10.0f %8.2f %8.2f %10.0f\n", label, rows / wall, wall, cpu, memory / 1024 }'
done
# ratio LABEL COLUMNS: of the runs in pairs, sipas over sqlite3, sum of the columns
ratio() {
  awk -v columns="$2" '{ value = 0; count = split(columns, c); for (i = 1; i <= count; i++) value += $c[i] }
    $1 == "sipas" { ours = value } $1 == "sqlite3" { print ours / value }' "$work/log" | sort -n |
    awk -v label="$1" '{ v[NR] = $1 } END { printf "%s, sipas / sqlite3, paired: median %.2f (%.2f to %.2f)\n", label, v[int((NR + 1) / 2)], v[1], v[NR] }'
}
echo
ratio CPU '3 4'
ratio wall 2
printf 'load of the machine, 1, 5 and 15 minutes: %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
