#!/usr/bin/env bash
# Measures the webhook door beside single-row inserts, on one durable cluster, in one run.
# Usage: bench.sh [SECONDS] [CONNECTIONS]        LIVESELL_BENCH_BIN: folder of built programs (default: builds release)
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-15}
connections=${2:-64}
port=${LIVESELL_BENCH_PORT:-3900}

if [ -z "${BENCH_IN_CLUSTER:-}" ]; then
  if [ -z "${LIVESELL_BENCH_BIN:-}" ]; then
    ./run --build >/dev/null
    # shellcheck source=../../scripts/lib.sh
    . scripts/lib.sh
    # shellcheck source=../../scripts/setup.sh
    root=$PWD && . scripts/setup.sh && choose_toolchain
    cargo build --locked --release --package server --package sandbox --package load --package xtask --bins >&2
    LIVESELL_BENCH_BIN=$CARGO_TARGET_DIR/release
  fi
  export LIVESELL_BENCH_BIN BENCH_IN_CLUSTER=1
  exec "$LIVESELL_BENCH_BIN/xtask" postgres --durable -- "$0" "$seconds" "$connections"
fi

bin=$LIVESELL_BENCH_BIN
psql=${PG_BIN:+$PG_BIN/}psql
pgbench=${PG_BIN:+$PG_BIN/}pgbench
"$psql" "$TEST_DATABASE_URL" -q -c 'create database livesell'
export DATABASE_URL=${TEST_DATABASE_URL/\/postgres\?/\/livesell?}
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
ENCRYPTION_KEY_AES256=$(key)
JWT_SIGNING_KEY=$(key)
export ENCRYPTION_KEY_AES256 JWT_SIGNING_KEY FB_APP_SECRET=sandbox-app-secret FB_WEBHOOK_VERIFY_TOKEN=sandbox-verify-token
export LIVESELL_ADDR=127.0.0.1:$port LIVESELL_PUBLIC_URL=http://127.0.0.1:$port RUST_LOG=error
export META_GRAPH_URL=http://127.0.0.1:$((port + 1))/graph/v26.0 FLOW_API_URL=http://127.0.0.1:$((port + 1))/flow/api
"$bin/livesell" migrate >/dev/null
"$bin/livesell" seed --fixture end2end/lives/tienda-demo.fixture.json >/dev/null
"$bin/livesell-sandbox" serve --listen "127.0.0.1:$((port + 1))" --fixture end2end/lives/tienda-demo.fixture.json \
  --webhook-url "http://127.0.0.1:$port/api/v1/webhooks/facebook" >/dev/null 2>&1 &
sandbox=$!
"$bin/livesell" serve >/dev/null &
server=$!
trap 'kill "$server" "$sandbox" 2>/dev/null || true; wait "$server" "$sandbox" 2>/dev/null || true' EXIT
for _ in $(seq 1 120); do "$bin/livesell" healthcheck >/dev/null 2>&1 && break; sleep 0.5; done

"$psql" "$DATABASE_URL" -q -c 'create table reference_events
  (id bigint generated always as identity primary key, comment_id text not null unique, body text not null)'
load() { "$bin/livesell-load" --app "http://127.0.0.1:$port" --seconds "$seconds" "$@"; }
drained() {
  for _ in $(seq 1 480); do
    pending=$("$psql" "$DATABASE_URL" -Atc \
      'select count(*) from (select from comments where outcome is null and live_id is not null limit 1) x')
    [ "$pending" = 0 ] && return
    sleep 0.25
  done
}
for round in 1 2 3; do
  echo "== round $round: reference, single-row inserts, $connections clients"
  "$pgbench" -n -M prepared -c "$connections" -j 2 -T "$seconds" -f end2end/load/single-row-insert.sql "$DATABASE_URL" |
    grep -E 'tps|latency average'
  echo "== round $round: signed webhooks, one comment each, $connections connections"
  report=$(load --connections "$connections" --json)
  echo "$report"
  peak=$(sed 's/.*"requests_per_second":\([0-9]*\).*/\1/' <<<"$report")
  drained
  echo "== round $round: signed webhooks at half of that rate, at fixed moments"
  load --connections "$connections" --rate $((peak / 2 + 1)) --json
  drained
  echo "== round $round: signed webhooks, 100 comments each, 8 connections"
  load --connections 8 --batch 100 --json
  drained
done
"$bin/livesell" verify
