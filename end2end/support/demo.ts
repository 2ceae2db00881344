// Runs `livesell demo --no-play` for the tests: free ports, a temporary data folder, a clean stop.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What the demo says when it is ready, as one line of JSON. */
export interface DemoInfo {
  /** Address of the app, without a slash at the end. */
  app: string;
  /** Address of the sandbox, without a slash at the end. */
  sandbox: string;
  /** Sign-in of the shop's owner, and of its staff. */
  owner: Account;
  staff: Account;
}

/** Who signs in. */
export interface Account {
  email: string;
  password: string;
}

export interface Demo {
  info: DemoInfo;
  stop(): Promise<void>;
}

/** From the start of a new database to the first answer; a slow CI machine included. */
const readyWithinMs = 120_000;

/** For sockets to close and PostgreSQL to write everything down. */
const stoppedWithinMs = 30_000;

/** How much of what the demo prints is kept for an error message. */
const linesKeptMax = 60;

export async function startDemo(): Promise<Demo> {
  const binary = process.env.LIVESELL_BIN;
  if (!binary || !existsSync(binary)) {
    throw new Error(`LIVESELL_BIN names no file (${binary ?? 'not set'}); start the browser tests with ./test browser`);
  }
  const data = await mkdtemp(path.join(tmpdir(), 'livesell-e2e-'));
  // PostgreSQL runs as another account when we are root, and must get through.
  await chmod(data, 0o711);
  const [appPort, sandboxPort] = await freePorts(2);
  const child = spawn(
    binary,
    ['demo', '--no-play', '--addr', `127.0.0.1:${appPort}`, '--sandbox-addr', `127.0.0.1:${sandboxPort}`, '--data', data],
    // Its own group: Ctrl-C reaches the test runner, which then stops the demo.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    await end(child, ended);
    await rm(data, { recursive: true, force: true });
  };
  // A runner that dies on the way must not leave a server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  try {
    const info = await readiness(child);
    await healthy(info.app);
    return { info, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readiness(child: ChildProcess): Promise<DemoInfo> {
  const printed: string[] = [];
  const keep = (line: string) => {
    printed.push(line);
    printed.splice(0, printed.length - linesKeptMax);
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${why}; it printed:\n${printed.join('\n')}`));
    };
    const timer = setTimeout(() => fail(`the demo was not ready within ${readyWithinMs / 1000} s`), readyWithinMs);
    child.once('error', (error) => fail(`the demo could not be started: ${error.message}`));
    child.once('exit', (code, signal) => fail(`the demo ended (${signal ?? code}) before it was ready`));
    createInterface({ input: child.stderr! }).on('line', keep);
    createInterface({ input: child.stdout! }).on('line', (line) => {
      keep(line);
      const info = parsed(line);
      if (info) {
        clearTimeout(timer);
        resolve(info);
      }
    });
  });
}

function parsed(line: string): DemoInfo | undefined {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    const said = JSON.parse(line) as Record<string, string>;
    return typeof said.app === 'string' && typeof said.sandbox === 'string'
      ? {
          app: said.app,
          sandbox: said.sandbox,
          owner: { email: said.email, password: said.password },
          staff: { email: said.staff_email, password: said.staff_password },
        }
      : undefined;
  } catch {
    return undefined;
  }
}

async function healthy(app: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(`${app}/health`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${app}/health does not answer with success (${answer?.status ?? 'no answer'})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.kill('SIGINT');
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), stoppedWithinMs);
  });
  const outcome = await Promise.race([ended, tooLate]);
  clearTimeout(timer);
  if (outcome === 'late') {
    child.kill('SIGKILL');
    await ended;
    throw new Error(`the demo did not stop within ${stoppedWithinMs / 1000} s of Ctrl-C`);
  }
}

/** All are held open until each is known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('a TCP server has a port');
    }
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
