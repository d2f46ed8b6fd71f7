#!/usr/bin/env bash
# The whole program over a made folder of N reports, cold, with nothing changed, and by its parts; beside it the same
# work as an office would script it (benches/peer/peer.py) and the floor: inflating the files and nothing else.
#
#   scripts/bench.sh [--scale N] [--rounds R] [--program FILE] [--python FILE] [--no-peer]
#
# Rounds alternate, so that what else the machine does falls on all alike; medians are shown. The peer needs
# python-docx, openpyxl, rapidfuzz and XlsxWriter (pip install python-docx openpyxl rapidfuzz XlsxWriter).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
scale=60 rounds=3 program=$root/target/release/tonghop python=python3 peer=yes
while [ $# -gt 0 ]; do
  case $1 in
    --scale) scale=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --program) program=$(realpath "$2"); shift 2 ;;
    --python) python=$(realpath -s "$2"); shift 2 ;;
    --no-peer) peer=no; shift ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 "$root/scripts/make_reports.py" inputs "$scale"
(cd inputs && find bao-cao ! -type d | LC_ALL=C sort) > list
megabytes=$(du -sm inputs/bao-cao | cut -f1)
# The corrections file beside the programme is written by a first run.
mkdir -p empty/bao-cao && "$program" run --inputs empty --outputs first --programme inputs/chuong-trinh/chuong-trinh.docx > first.log 2>&1 || true

measured() { # NAME COMMAND…
  local name=$1; shift
  "$python" "$root/scripts/measure.py" "$@" >> "$name.times" || true
}
for _ in $(seq "$rounds"); do
  rm -rf outputs facts.ndjson spread
  measured cold "$program" run
  measured unchanged "$program" run
  measured extract "$program" extract --files-from list --out facts.ndjson
  measured facts "$program" run --facts facts.ndjson --outputs spread
  measured floor python3 "$root/benches/peer/floor.py" inputs
  if [ "$peer" = yes ]; then measured peer "$python" "$root/benches/peer/peer.py" inputs peer.xlsx; fi
done

"$python" - "$scale" "$megabytes" "$rounds" <<'PYTHON'
import statistics, sys
from pathlib import Path
files, megabytes, rounds = (int(value) for value in sys.argv[1:])
rows = {}
for path in Path(".").glob("*.times"):
    values = [tuple(map(float, line.split())) for line in path.read_text().splitlines() if len(line.split()) == 3]
    rows[path.stem] = [statistics.median(column) for column in zip(*values)]
print(f"{files} files, {megabytes} MB, medians of {rounds} rounds")
print(f"{'':10} {'wall s':>8} {'cpu s':>8} {'files/s':>8} {'MB/s':>7} {'cpu ms/file':>12} {'peak MiB':>9}")
for name in ["cold", "unchanged", "extract", "facts", "floor", "peer"]:
    if name in rows:
        wall, cpu, peak = rows[name]
        print(f"{name:10} {wall:8.2f} {cpu:8.2f} {files / wall:8.0f} {megabytes / wall:7.1f} {cpu / files * 1e3:12.2f} {peak:9.1f}")
cold = rows["cold"]
print(f"share of the cold run: reading and understanding {rows['extract'][1] / cold[1]:.0%}, consolidating and writing {rows['facts'][1] / cold[1]:.0%}")
for name in ["peer", "floor"]:
    if name in rows:
        print(f"{name}: {rows[name][0] / cold[0]:.2f} times the wall time of the cold run, {rows[name][1] / cold[1]:.2f} times its processor time")
PYTHON
