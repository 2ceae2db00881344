#!/usr/bin/env bash
# Compares the console's sockets with npm ws and socket.io on this machine. Usage: run.sh [PART…] [--rounds N] [--seconds N]
# Parts: throughput, pace, stalled, memory; default all. Servers run on core 0, the client on core 1.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../.." && pwd -P)
cd "$root"
# shellcheck source=../../../scripts/lib.sh
. scripts/lib.sh
# shellcheck source=../../../scripts/setup.sh
. scripts/setup.sh
choose_toolchain
claim_target_dir
(cd "$here" && npm ci --silent --no-audit --no-fund)
cargo build --locked --release --package fanout-bench --bins >&2
ulimit -n "$(ulimit -Hn)"
exec taskset -c 1 "$CARGO_TARGET_DIR/release/fanout-bench" \
  --node "$here" --ours "$CARGO_TARGET_DIR/release/fanout-bench-server" "$@"
