// What the fault runs share: a sandbox, a server with a database of its own and the demo shop, the five-hour Live played
// in fast motion, and what came of it. At its end everything it started is stopped and its data removed.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Postgres } from './postgres.mjs';
import { pause, until } from './waiting.mjs';

export { dice, pause, until } from './waiting.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const fixture = path.join(root, 'end2end/lives/tienda-demo.fixture.json');
export const liveFile = path.join(root, 'end2end/lives/five-hours.jsonl');
export const liveMs = 18_000_000;
// The demo shop's Live, in the fixture.
export const live = '881200345';

export const appSecret = 'sandbox-app-secret';
/** Of the demo shop's page, in the fixture. */
export const pageToken = 'EAASANDBOXPAGETOKEN';
const verifyToken = 'sandbox-verify-token';
// What the sandbox's model providers accept.
const modelKey = 'sandbox-model-key';
// Of the demo shop's owner, in the fixture.
export const owner = { email: 'duena@demo.cl', password: 'demo-livesell-2026' };

/** Options every run has (`--bin DIR --speed N --port N`), and its own. Ends with status 2 when --bin is missing. */
export function readOptions(own = {}) {
  const { values } = parseArgs({
    options: { bin: { type: 'string' }, speed: { type: 'string', default: '600' }, port: { type: 'string', default: '3950' }, ...own },
  });
  if (!values.bin) {
    console.error('name the folder with the programs: --bin DIR (the folder of the path that ./run --build prints)');
    process.exit(2);
  }
  return values;
}

/**
 * Runs `story(stage)` and ends the process: status 0, or 1 with a sentence when something threw. What the story returns
 * is the closing line. `setting`: see `Stage`.
 */
export async function runOn(options, name, story, setting = {}) {
  let stage;
  let status = 0;
  const interrupted = async () => {
    await stage?.close();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    stage = new Stage(options, setting);
    const closing = await story(stage);
    console.log(`${name}: ${closing ?? 'all as it must be'}`);
  } catch (error) {
    stage?.printLogs();
    console.error(`${name}: ${error.message}`);
    status = 1;
  } finally {
    await stage?.close();
  }
  process.exit(status);
}

/** Lines of a log that are shown when a run failed. */
const logLinesMax = 15;

/**
 * `servers`: how many processes share the database. `database`: a PostgreSQL apart from the server, with these options of
 * `Postgres`; without, the (one) server runs a private one. `environment`: what the servers are told besides.
 */
class Stage {
  constructor({ bin, speed, port }, { servers = 1, database, environment = {} }) {
    this.speed = Number(speed);
    this.began = Date.now();
    this.livesell = path.join(bin, 'livesell');
    this.sandboxProgram = path.join(bin, 'livesell-sandbox');
    this.addresses = Array.from({ length: servers }, (_, nth) => `127.0.0.1:${Number(port) + 2 * nth}`);
    this.apps = this.addresses.map((address) => `http://${address}`);
    this.app = this.apps[0];
    this.servers = [];
    this.starts = 0;
    this.sandboxAddress = `127.0.0.1:${Number(port) + 1}`;
    this.sandbox = `http://${this.sandboxAddress}`;
    this.data = mkdtempSync(path.join(tmpdir(), 'livesell-faults-'));
    // The database's own user has to pass.
    chmodSync(this.data, 0o711);
    this.postgres = database && new Postgres(this.data, database);
    this.clock = `${this.began}:${this.began}:${speed}`;
    this.environment = {
      ...process.env,
      LIVESELL_DATA: path.join(this.data, 'data'),
      LIVESELL_ADDR: this.addresses[0],
      LIVESELL_PUBLIC_URL: this.app,
      LIVESELL_CLOCK: this.clock,
      LIVESELL_SANDBOX_ADDR: this.sandboxAddress,
      META_GRAPH_URL: `${this.sandbox}/graph/v26.0`,
      FLOW_API_URL: `${this.sandbox}/flow/api`,
      LIVESELL_MODELS: 'openai:gpt-5-mini@0.25/2.00,gemini:gemini-2.5-flash@0.30/2.50',
      OPENAI_API_URL: `${this.sandbox}/openai/v1`,
      OPENAI_API_KEY: modelKey,
      GEMINI_API_URL: `${this.sandbox}/gemini/v1beta`,
      GEMINI_API_KEY: modelKey,
      FB_APP_SECRET: appSecret,
      FB_WEBHOOK_VERIFY_TOKEN: verifyToken,
      RUST_LOG: process.env.FAULTS_LOG ?? 'error',
      // Nothing of the caller's environment leads to another database.
      DATABASE_URL: '',
      ...(database && {
        DATABASE_URL: this.postgres.url(),
        ENCRYPTION_KEY_AES256: randomBytes(32).toString('hex'),
        JWT_SIGNING_KEY: randomBytes(32).toString('hex'),
      }),
      ...environment,
    };
    /** What the servers are told besides, and whoever looks into the database with their clock. */
    this.serverEnvironment = {};
    this.running = new Set();
  }

  /** Sets the business clock of what is started from now on ahead of what it would be; below nought: back. */
  setClock(aheadMs) {
    this.environment.LIVESELL_CLOCK = `${this.began}:${this.began + aheadMs}:${this.speed}`;
  }

  /** The time of the business, in milliseconds, as the sandbox has it. */
  now() {
    return this.began + (Date.now() - this.began) * this.speed;
  }

  start(program, args, { output = 'inherit', errors = 'inherit', environment = {} } = {}) {
    const child = spawn(program, args, { env: { ...this.environment, ...environment }, stdio: ['ignore', output, errors] });
    this.running.add(child);
    child.ended = new Promise((resolve) => {
      // Not `exit`, which may come before all that was printed is read.
      child.once('close', (code) => {
        this.running.delete(child);
        resolve(code);
      });
      child.once('error', (error) => {
        this.running.delete(child);
        console.error(`${program}: ${error.message}`);
        resolve(undefined);
      });
    });
    return child;
  }

  /** Runs a program to its end: `{ code, text }`, the text being what it printed. */
  async collect(program, args, environment = {}) {
    const child = this.start(program, args, { output: 'pipe', environment });
    let text = '';
    child.stdout?.on('data', (chunk) => (text += chunk));
    return { code: await child.ended, text };
  }

  /** Starts a program that runs on, its output going to a log of that name. */
  startLogged(name, program, args, environment) {
    const log = openSync(path.join(this.data, `${name}.log`), 'a');
    const child = this.start(program, args, { output: log, errors: log, environment });
    closeSync(log);
    return child;
  }

  /** The last lines of what server and database wrote down. */
  printLogs() {
    for (const name of readdirSync(this.data).filter((entry) => entry.endsWith('.log'))) {
      const lines = readFileSync(path.join(this.data, name), 'utf8').trimEnd().split('\n').slice(-logLinesMax);
      if (lines.join('') !== '') console.error(`--- ${name}\n${lines.join('\n')}`);
    }
  }

  /** Starts a server, the first time or again, and waits until it is well. Its name in leases is new with each start. */
  async serve(nth = 0) {
    this.starts += 1;
    const environment = { ...this.serverEnvironment, LIVESELL_ADDR: this.addresses[nth], LIVESELL_NODE: `${nth}-${this.starts}` };
    this.servers[nth] = this.startLogged(`server-${nth}`, this.livesell, ['serve'], environment);
    const { ended } = this.servers[nth];
    await Promise.race([this.well(nth), ended.then(() => Promise.reject(new Error('a server ended instead of starting')))]);
  }

  /** Waits until a server and its database answer. */
  async well(nth = 0) {
    await until('the server and its database', 120_000, async () => (await fetch(`${this.apps[nth]}/health/deep`)).ok);
  }

  /** SIGKILL: no chance to tidy up. */
  async killServer(nth = 0) {
    this.servers[nth].kill('SIGKILL');
    await this.servers[nth].ended;
  }

  /** Database, sandbox and servers run, the demo shop is seeded. */
  async open() {
    if (this.postgres) {
      await this.postgres.start();
      await this.postgres.psql('postgres', 'create database livesell');
      const migrated = await this.collect(this.livesell, ['migrate']);
      if (migrated.code !== 0) throw new Error('the schema could not be made');
    }
    this.startLogged('sandbox', this.sandboxProgram, ['serve', '--listen', this.sandboxAddress, '--public-url', this.sandbox,
      '--webhook-url', `${this.app}/api/v1/webhooks/facebook`, '--app-secret', appSecret,
      '--verify-token', verifyToken, '--fixture', fixture, '--clock', this.clock]);
    for (const nth of this.addresses.keys()) await this.serve(nth);
    const seeded = await this.collect(this.livesell, ['seed', '--fixture', fixture]);
    if (seeded.code !== 0) throw new Error('seeding failed');
    this.liveId = JSON.parse(seeded.text).stores[0].live.id;
  }

  async control(what, body) {
    const answer = await fetch(`${this.sandbox}/control/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async counters() {
    const answer = await fetch(`${this.sandbox}/control/stats`);
    return (await answer.json()).counters;
  }

  /** Plays the Live with its buyers to the end; resolves with the player's table. */
  async play() {
    const { code, text } = await this.collect(this.sandboxProgram, ['play', '--live', liveFile, '--speed', String(this.speed),
      '--sandbox', this.sandbox, '--app', this.app, '--email', owner.email, '--password', owner.password,
      '--live-id', this.liveId, '--until-ms', String(liveMs)]);
    if (code !== 0) throw new Error(`the Live could not be played\n${text}`);
    return text.trimEnd();
  }

  async allAcknowledged() {
    await until('all webhooks acknowledged', 180_000, async () => (await this.counters()).webhooks.events_pending === 0);
  }

  /** Waits until nothing changes any more: no hold runs out, nobody is served, nothing is sent. */
  async settled() {
    await this.allAcknowledged();
    let before = await this.contents();
    for (let nth = 0; nth < 60; nth += 1) {
      await pause(5_000);
      const now = await this.contents();
      if (JSON.stringify(now) === JSON.stringify(before)) return now;
      before = now;
    }
    throw new Error('the database still changes after five minutes without anything new');
  }

  /** What the database contains: `{ table: { rows, print } }`. Fails when `verify` finds something broken. */
  async contents() {
    const { text } = await this.verified();
    const tables = {};
    for (const [, table, rows, print] of text.matchAll(/^([a-z_]+) +(\d+) {2}(-?\d+)$/gm)) {
      tables[table] = { rows: Number(rows), print };
    }
    if (!tables.comments || !tables.waitlist) throw new Error(`the fingerprint is not whole\n${text}`);
    return tables;
  }

  /** `livesell verify`, which must be clean. */
  async verified() {
    const verified = await this.collect(this.livesell, ['verify', '--fingerprint'], this.serverEnvironment);
    if (verified.code !== 0) throw new Error(`verify found something broken\n${verified.text}`);
    return verified;
  }

  /** Every comment Facebook knows, the shop's own replies among them, is stored once. */
  async sameComments(contents) {
    const { comments } = await this.counters();
    const stored = contents.comments.rows;
    console.log(`comments: ${comments} at Facebook, ${stored} stored`);
    if (stored !== comments) throw new Error(`${comments} comments at Facebook, ${stored} stored`);
  }

  async close() {
    for (const child of this.running) child.kill('SIGINT');
    await Promise.all([...this.running].map((child) => Promise.race([child.ended, pause(20_000)])));
    for (const child of this.running) child.kill('SIGKILL');
    await this.postgres?.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
