#!/usr/bin/env bash
# `sipas index` of one round from the store, as text and with respondent groups; see README.md.
# usage: Benchmarks/index.sh [ROWS] [RUNS] [OTHER_SIPAS]
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-100000} runs=${2:-5} other=${3:-}
sipas=${SIPAS:-$PWD/.build/release/sipas}
export SIPAS_LIBRARY=${SIPAS_LIBRARY:-$PWD}
command -v /usr/bin/time >/dev/null || { echo "missing: time (apt-get install time)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$sipas" init "$work/w" --province 96 --round 2025 --day 2025-11-01 >/dev/null
sed -i "s/simulated: false/simulated: true/" "$work/w/sipas.yaml"
"$sipas" simulate -w "$work/w" --rows "$rows" --into "$work/data" >/dev/null
"$sipas" import "$work"/data/*.csv -w "$work/w" --format json >/dev/null
printf 'store: %s responses, %s bytes\n\n' "$rows" "$(stat -c %s "$work/w/sipas.sqlite")"

# measure NAME FORMAT PROGRAM: appends «name format CPU wall KiB» to the log.
measure() {
  /usr/bin/time -o "$work/time" -f "%U %S %e %M" "$3" index -w "$work/w" --format "$2" \
    >"$work/$1.$2" 2>/dev/null
  awk -v name="$1 $2" '{ print name, $1 + $2, $3, $4 }' "$work/time" >>"$work/log"
}
for _ in $(seq "$runs"); do
  for format in text json; do
    [ -z "$other" ] || measure other "$format" "$other"
    measure sipas "$format" "$sipas"
  done
done

printf '%-14s %8s %8s %10s\n' "median of $runs" 'CPU s' 'wall s' 'peak MiB'
for run in ${other:+"other text" "other json"} "sipas text" "sipas json"; do
  for column in 3 4 5; do
    grep "^$run " "$work/log" | cut -d' ' -f"$column" | sort -n | sed -n "$(((runs + 1) / 2))p"
  done | paste -sd' ' | awk -v run="$run" '{ printf "%-14s %8.2f %8.2f %10.0f\n", run, $1, $2, $3 / 1024 }'
done
printf 'load of the machine, 1, 5 and 15 minutes: %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
