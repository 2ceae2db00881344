// A durable PostgreSQL of the run's own that can be killed and started again, apart from the server. Not for tests that
// only need a database: those take `cargo xtask postgres`.

import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { pause, until } from './waiting.mjs';

const role = 'livesell';
const startSecondsMax = 60;
const querySecondsMax = 60;
// The same places as crates/pgcluster looks in.
const folders = ['/usr/lib/postgresql/*/bin', '/usr/lib64/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin', '/Applications/Postgres.app/Contents/Versions/*/bin', '/usr/pgsql-*/bin'];

/** The folder of PostgreSQL's programs, `psql` among them. */
function programs() {
  const usual = folders.flatMap((pattern) => {
    const [parent, name, rest] = /^(.*)\/([^/]*\*)\/(.*)$/.exec(pattern).slice(1);
    if (!existsSync(parent)) return [];
    const found = readdirSync(parent).filter((entry) => entry.startsWith(name.slice(0, -1)));
    return found.sort((a, b) => parseInt(b.match(/\d+/)) - parseInt(a.match(/\d+/))).map((entry) => path.join(parent, entry, rest));
  });
  const all = [process.env.PG_BIN, ...process.env.PATH.split(path.delimiter), ...usual].filter(Boolean);
  const found = all.find((folder) => ['initdb', 'postgres', 'psql'].every((program) => existsSync(path.join(folder, program))));
  if (!found) throw new Error('PostgreSQL\'s programs (initdb, postgres, psql) are not found; set PG_BIN to their folder');
  return found;
}

/** As whom PostgreSQL runs: it refuses to be root. */
function account() {
  if (process.getuid() !== 0) return {};
  const number = (flag, name) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: number('-u', name), gid: number('-g', name) };
    } catch {
      // The next one.
    }
  }
  throw new Error('neither the account postgres nor nobody is there to run PostgreSQL as');
}

export class Postgres {
  /**
   * A new cluster in `folder`, not started. `settings` are PostgreSQL's own; `port`, when given, also opens
   * 127.0.0.1:port, else there is only the socket. `diskMegabytes` gives it a disk of its own of that size, in memory
   * (needs root).
   */
  constructor(folder, { settings = {}, port, diskMegabytes } = {}) {
    this.bin = programs();
    this.account = account();
    this.data = path.join(folder, 'postgres');
    this.logFile = path.join(folder, 'postgres.log');
    this.port = port;
    mkdirSync(this.data, { mode: 0o700 });
    if (diskMegabytes) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m,mode=0700`, 'livesell-faults', this.data], { stdio: 'pipe' });
      this.ownDisk = true;
    }
    if (this.account.uid !== undefined) chownSync(this.data, this.account.uid, this.account.gid);
    const tcp = port ? `--auth-host=trust` : '--auth-host=reject';
    execFileSync(path.join(this.bin, 'initdb'), ['-D', this.data, '--username', role, '--auth-local=trust', tcp, '--encoding=UTF8',
      '--lc-collate=C', '--lc-ctype=C.UTF-8', '--data-checksums'], { ...this.account, cwd: '/', stdio: 'pipe' });
    this.settings = {
      max_connections: '120',
      logging_collector: 'off',
      ...settings,
      listen_addresses: port ? '127.0.0.1' : '',
      port: String(port ?? 5432),
      unix_socket_directories: this.data,
    };
  }

  /** For sqlx and libpq. */
  url(database = role) {
    return `postgres://${role}@localhost/${database}?host=${this.data}&port=${this.port ?? 5432}`;
  }

  /** Starts it, the first time or again, and waits until it answers. What a killed one left in memory may take a moment. */
  async start() {
    const settings = Object.entries(this.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    await until('the database', startSecondsMax * 1_000, async () => {
      if (!this.isRunning) {
        const log = openSync(this.logFile, 'a');
        this.server = spawn(path.join(this.bin, 'postgres'), ['-D', this.data, ...settings],
          { ...this.account, cwd: '/', stdio: ['ignore', log, log] });
        closeSync(log);
        this.server.ended = new Promise((resolve) => this.server.once('exit', resolve));
      }
      return this.answers();
    });
  }

  answers() {
    return this.psql('postgres', 'select 1').then(() => true, () => false);
  }

  /** SIGKILL takes the postmaster alone, its workers notice; SIGQUIT is PostgreSQL's immediate stop. */
  async kill(signal) {
    this.server.kill(signal);
    await this.server.ended;
  }

  /** Whether its main process lives. */
  get isRunning() {
    return this.server !== undefined && this.server.exitCode === null && this.server.signalCode === null;
  }

  /** Stops it the orderly way, and gives its own disk back. */
  async stop() {
    if (this.isRunning) {
      this.server.kill('SIGINT');
      await Promise.race([this.server.ended, pause(20_000).then(() => this.kill('SIGQUIT'))]);
    }
    if (this.ownDisk) execFileSync('umount', ['--lazy', this.data], { stdio: 'pipe' });
  }

  /** Rows as lists of texts. `input` goes to standard input, for `copy … from stdin`. */
  async query(sql, input) {
    const text = await this.psql(role, sql, input);
    return text.split('\n').filter((line) => line !== '').map((line) => line.split('|'));
  }

  /** The one value of a query. */
  async value(sql) {
    return (await this.query(sql))[0]?.[0];
  }

  psql(database, sql, input = '') {
    return new Promise((resolve, reject) => {
      const child = execFile(path.join(this.bin, 'psql'), ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', sql, this.url(database)],
        { ...this.account, cwd: '/', encoding: 'utf8', timeout: querySecondsMax * 1_000, maxBuffer: 1 << 28 },
        (error, stdout, stderr) => (error ? reject(new Error(`psql: ${stderr.trim() || error.message}`)) : resolve(stdout)));
      // psql may end before it has read everything.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }
}
