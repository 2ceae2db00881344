#!/usr/bin/env bash
# Counts the instructions of a reading: the comments of the five-hour Live, each read once, under Callgrind. The figure is
# the same on a busy machine, so it shows what a change costs.
# Usage: scripts/reader-instructions.sh     (needs valgrind)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v valgrind >/dev/null || { echo "valgrind is not there; on Debian: apt install valgrind" >&2; exit 1; }

program=$(cargo bench --locked -p intent --bench read --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"executable":"\([^"]*\/read-[^"]*\)".*/\1/p' | tail -1)
[ -x "$program" ] || { echo "the benchmark does not build; see: cargo bench -p intent --no-run" >&2; exit 1; }
said=$(ONCE=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
  --toggle-collect='*read_every_comment_once*' "$program" --bench 2>&1)
readings=$(sed -n 's/.*index and \([0-9]*\) readings.*/\1/p' <<<"$said" | head -1)
instructions=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' <<<"$said" | sort -n | tail -1)
[ -n "$readings" ] && [ -n "$instructions" ] || { echo "$said" >&2; exit 1; }
echo "$readings readings, $((instructions / readings)) instructions each"
