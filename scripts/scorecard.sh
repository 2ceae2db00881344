#!/usr/bin/env bash
# Writes docs/reader-scorecard.md anew: how well the reader reads, from the cases in the repository.
# Usage: scripts/scorecard.sh [PATH OF THE BINARY livesell]     (default: what ./run built last)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
livesell=${1:-target/livesell}
[ -x "$livesell" ] || { echo "$livesell is not there; ./run --build makes it" >&2; exit 1; }

tables() {
  printf '\n## %s\n\n' "$1"
  "$livesell" read --score crates/intent/cases/independent --part "$2" --tables-only
}

{
  cat <<'TEXT'
# Reader scorecard

Made by `scripts/scorecard.sh` from `crates/intent/cases/independent`: comments in many regional varieties, written from the
list of traps, independently of lexicons and code. One third is held out: nobody looks at a case of that
part while tuning, only at its numbers.

- **precision of act**: of the readings that act, how many do exactly what was expected (intent and lines).
- **recall of act**: of the cases that should be acted on, how many are, rightly.
- **intent**: how many readings have the right intent.
- **right**, by confidence: exactly what was expected where a reading acts, the right intent where it does not.
TEXT
  tables 'Held out' held-out
  tables 'Tuned on' tuned
} >docs/reader-scorecard.md.new
mv docs/reader-scorecard.md.new docs/reader-scorecard.md
echo "docs/reader-scorecard.md is written" >&2
