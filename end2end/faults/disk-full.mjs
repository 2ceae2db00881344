#!/usr/bin/env node
// The database's disk is full while comments pour in, then has room again. The server must stay alive and refuse what
// cannot be stored; PostgreSQL may end itself (it does when not even its log can be written) and is started again, as a
// supervisor would. Nothing acknowledged is lost, and all is well soon after there is room.
//
//   node end2end/faults/disk-full.mjs --bin DIR [--megabytes 160] [--full-seconds 10] [--rate 60]
//
// Needs root, to give the database a small disk in memory; says so and succeeds where it cannot.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { dice, pause, readOptions, runOn, until } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const options = readOptions({
  megabytes: { type: 'string', default: '160' },
  'full-seconds': { type: 'string', default: '10' },
  rate: { type: 'string', default: '60' },
  speed: { type: 'string', default: '1' },
});

const recoverSecondsMax = 90;

function canMount() {
  const folder = mkdtempSync(path.join(tmpdir(), 'livesell-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'livesell-faults', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

if (!canMount()) {
  console.log('disk-full: not run, for this account cannot mount a small disk');
  process.exit(0);
}

await runOn(options, 'disk-full', async (stage) => {
  await stage.open();
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: dice(1) });
  await traffic.start();
  await until('comments acknowledged', 20_000, () => traffic.acknowledged > 50);

  const filler = path.join(stage.postgres.data, 'filler');
  const fill = () => {
    const { bavail, bsize } = statfsSync(stage.postgres.data);
    try {
      if (bavail > 0) writeFileSync(filler, Buffer.alloc(bavail * bsize), { flag: 'a' });
    } catch (error) {
      // PostgreSQL took the last of it meanwhile; what could be written was.
      if (error.code !== 'ENOSPC') throw error;
    }
  };
  fill();
  console.log('the disk is full');
  const failed = traffic.sender.failed;
  const end = Date.now() + Number(options['full-seconds']) * 1_000;
  let refusing = false;
  while (Date.now() < end || !refusing) {
    // What PostgreSQL throws away is taken at once.
    fill();
    await pause(500);
    refusing ||= traffic.sender.failed > failed;
    if (Date.now() > end + 60_000) throw new Error('nothing was refused in a minute with a full disk');
  }
  const health = await fetch(`${stage.app}/health`, { signal: AbortSignal.timeout(5_000) });
  if (!health.ok) throw new Error(`/health answered ${health.status} while the disk was full`);
  const hadEnded = !stage.postgres.isRunning;
  console.log(`${traffic.sender.failed - failed} tries were refused; /health is well; PostgreSQL ${hadEnded ? 'ended itself' : 'lives'}`);

  rmSync(filler);
  const began = Date.now();
  await stage.postgres.start();
  await stage.well();
  const target = traffic.acknowledged + 50;
  await until('comments acknowledged again', recoverSecondsMax * 1_000, () => traffic.acknowledged > target);
  const seconds = (Date.now() - began) / 1_000;
  const closing = await traffic.end({ 'leave-leases': true });
  return `with a full disk the server refused and stayed alive (PostgreSQL ${hadEnded ? 'ended itself' : 'lived on'}); well ${seconds.toFixed(1)} s after there was room; ${closing}; verify clean`;
}, { database: { diskMegabytes: Number(options.megabytes), settings: { max_wal_size: '32MB', min_wal_size: '32MB' } } });
