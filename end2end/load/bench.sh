#!/usr/bin/env bash
# Measures the webhook door beside single-row inserts, on one cluster, in one run. Usage: bench.sh [SECONDS] [CONNECTIONS]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-15}
connections=${2:-64}
binary=$(./run --build | tail -n 1)
load=$(dirname "$binary")/livesell-load
# shellcheck source=../../scripts/setup.sh
( . scripts/setup.sh && setup_toolchain && cargo build --release -p load ) >&2
data=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
port=${LIVESELL_BENCH_PORT:-3900}
"$binary" demo --no-play --addr "127.0.0.1:$port" --sandbox-addr "127.0.0.1:$((port + 1))" --data "$data/data" \
    >"$data/ready.json" 2>"$data/server.log" &
server=$!
for _ in $(seq 1 120); do
    [ -s "$data/ready.json" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$data/server.log" >&2; exit 1; }
    sleep 0.5
done
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$data/ready.json"; }
database=$(field database_url)
[ -n "$database" ] || { echo "the server did not tell its database; see $data/server.log" >&2; exit 1; }
pg_bin=$(field pg_bin)
pgbench=${pg_bin:+$pg_bin/}pgbench
psql=${pg_bin:+$pg_bin/}psql
"$psql" "$database" -q -c 'create table if not exists reference_events
    (id bigint generated always as identity primary key, comment_id text not null unique, body text not null)'
for round in 1 2 3; do
    echo "== round $round: reference, single-row inserts, $connections clients"
    "$pgbench" -n -M prepared -c "$connections" -j 2 -T "$seconds" -f end2end/load/single-row-insert.sql "$database" \
        | grep -E 'tps|latency average'
    echo "== round $round: signed webhooks, $connections connections"
    "$load" --app "http://127.0.0.1:$port" --connections "$connections" --seconds "$seconds" --database "$database"
done
"$binary" verify --database-url "$database"
