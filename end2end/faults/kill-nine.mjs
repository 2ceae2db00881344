#!/usr/bin/env node
// Plays the five-hour Live in fast motion while the server is killed with SIGKILL again and again, its database with it,
// and webhooks arrive twice and out of order. Afterwards every comment must be stored and decided once, nobody answered
// twice, and `livesell verify` clean. Everything it starts, it stops.
//
//   node end2end/faults/kill-nine.mjs --bin DIR [--kills 5] [--speed 600] [--seed 1]
//
// --bin is the folder with `livesell` and `livesell-sandbox`.

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    bin: { type: 'string' },
    kills: { type: 'string', default: '5' },
    speed: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '3950' },
  },
});
if (!options.bin) {
  console.error('name the folder with the programs: --bin DIR (the folder of the path that ./run --build prints)');
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '../..');
const livesell = path.join(options.bin, 'livesell');
const sandboxProgram = path.join(options.bin, 'livesell-sandbox');
const port = Number(options.port);
const app = `http://127.0.0.1:${port}`;
const sandbox = `http://127.0.0.1:${port + 1}`;
const fixture = path.join(root, 'end2end/lives/tienda-demo.fixture.json');
const live = path.join(root, 'end2end/lives/five-hours.jsonl');
const liveMs = 18_000_000;
const speed = Number(options.speed);

const data = mkdtempSync(path.join(tmpdir(), 'livesell-kill-'));
chmodSync(data, 0o711);
const clock = `${Date.now()}:${Date.now()}:${speed}`;
const environment = {
  ...process.env,
  LIVESELL_DATA: path.join(data, 'data'),
  LIVESELL_ADDR: `127.0.0.1:${port}`,
  LIVESELL_PUBLIC_URL: app,
  LIVESELL_CLOCK: clock,
  LIVESELL_SANDBOX_ADDR: `127.0.0.1:${port + 1}`,
  META_GRAPH_URL: `${sandbox}/graph/v26.0`,
  FLOW_API_URL: `${sandbox}/flow/api`,
  FB_APP_SECRET: 'sandbox-app-secret',
  FB_WEBHOOK_VERIFY_TOKEN: 'sandbox-verify-token',
  RUST_LOG: 'error',
};

// Deterministic moments, so that a run can be repeated.
let state = Number(options.seed) >>> 0;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const running = new Set();
function start(program, args, output = 'inherit') {
  const child = spawn(program, args, { env: environment, stdio: ['ignore', output, 'inherit'] });
  running.add(child);
  child.ended = new Promise((resolve) => child.once('exit', (code) => (running.delete(child), resolve(code))));
  return child;
}
async function collect(program, args) {
  const child = start(program, args, 'pipe');
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  const code = await child.ended;
  return { code, text };
}
async function until(what, withinMs, probe) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await probe().catch(() => undefined);
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(200);
  }
}
const healthy = () => until('the server', 120_000, async () => (await fetch(`${app}/health`)).ok);
const stats = async () => (await fetch(`${sandbox}/control/stats`)).json();
const serve = () => start(livesell, ['serve'], 'ignore');

async function run() {
  start(sandboxProgram, ['serve', '--listen', `127.0.0.1:${port + 1}`, '--public-url', sandbox,
    '--webhook-url', `${app}/api/v1/webhooks/facebook`, '--app-secret', 'sandbox-app-secret',
    '--verify-token', 'sandbox-verify-token', '--fixture', fixture, '--clock', clock], 'ignore');
  let server = serve();
  await healthy();
  const seeded = await collect(livesell, ['seed', '--fixture', fixture]);
  if (seeded.code !== 0) throw new Error('seeding failed');
  const liveId = JSON.parse(seeded.text).stores[0].live.id;
  await fetch(`${sandbox}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ duplicate_rate: 0.3, reorder: true, flow_duplicate_confirmation: 0.3, flow_drop_confirmation: 0.1 }),
  });

  const player = collect(sandboxProgram, ['play', '--live', live, '--speed', String(speed), '--sandbox', sandbox, '--app', app,
    '--email', 'duena@demo.cl', '--password', 'demo-livesell-2026', '--live-id', liveId, '--until-ms', String(liveMs)]);
  for (let nth = 1; nth <= Number(options.kills); nth += 1) {
    await pause((liveMs / speed / (Number(options.kills) + 1)) * (0.5 + random()));
    console.error(`kill -9, ${nth} of ${options.kills}`);
    server.kill('SIGKILL');
    await server.ended;
    await pause(random() * 1_000);
    server = serve();
    await healthy();
  }
  const played = await player;
  console.log(played.text.trimEnd());
  await until('all webhooks acknowledged', 120_000, async () => (await stats()).counters.webhooks.events_pending === 0);
  await pause(3_000);
  const { counters } = await stats();
  const verified = await collect(livesell, ['verify']);
  console.log(verified.text.trimEnd());
  console.log(JSON.stringify({ comments: counters.comments, public_replies: counters.public_replies,
    private_replies: counters.private_replies, graph_errors: counters.graph_errors, webhooks: counters.webhooks,
    payments: counters.payments }, null, 1));
  server.kill('SIGINT');
  await server.ended;
  if (verified.code !== 0) throw new Error('verify found something broken');
}

let status = 0;
try {
  await run();
} catch (error) {
  console.error(`kill-nine: ${error.message}`);
  status = 1;
} finally {
  for (const child of running) child.kill('SIGINT');
  await Promise.all([...running].map((child) => Promise.race([child.ended, pause(20_000)])));
  for (const child of running) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}
process.exit(status);
