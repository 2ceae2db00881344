#!/usr/bin/env node
// The clock jumps an hour ahead, then back, while comments pour in. Nothing may be lost or said twice; holds that ended
// meanwhile go to those who wait; what is due an hour later than it was is due then.
//
//   node end2end/faults/clock.mjs --bin DIR [--faketime FILE] [--rate 30] [--seconds-each 5]
//
// With libfaketime (Debian: package libfaketime; --faketime names its libfaketimeMT.so.1 where it is elsewhere) the
// machine's clock jumps under the running server, leases and sessions included. Without it the business clock jumps, at a
// restart of the server after a SIGKILL.

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { dice, pause, readOptions, runOn } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const usual = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1'];
const options = readOptions({
  faketime: { type: 'string', default: usual.find((file) => existsSync(file)) ?? '' },
  rate: { type: 'string', default: '30' },
  'seconds-each': { type: 'string', default: '5' },
  speed: { type: 'string', default: '1' },
});
const hourMs = 3_600_000;
const jumps = [['an hour ahead', hourMs], ['right again', 0], ['an hour back', -hourMs], ['right again', 0]];

/** Makes `jump(aheadMs)`, which sets the clock of the server that many milliseconds ahead of the true one. */
function machineClock(stage) {
  const file = path.join(stage.data, 'faketime');
  const set = (aheadMs) => writeFileSync(file, `${aheadMs < 0 ? '-' : '+'}${Math.abs(aheadMs / 1_000)}\n`);
  set(0);
  stage.serverEnvironment = { LD_PRELOAD: options.faketime, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  return set;
}

function businessClock(stage) {
  return async (aheadMs) => {
    await stage.killServer();
    stage.setClock(aheadMs);
    await stage.serve();
  };
}

await runOn(options, 'clock', async (stage) => {
  const jump = (options.faketime ? machineClock : businessClock)(stage);
  const counts = async () => (await stage.postgres.query(`select (select count(*) from holds where state = 'open'),
    (select count(*) from holds where state = 'expired'), (select count(*) from waitlist where state = 'waiting')`))[0].map(Number);
  await stage.open();
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: dice(1) });
  await traffic.start();
  for (const [what, aheadMs] of jumps) {
    await pause(Number(options['seconds-each']) * 1_000);
    const before = traffic.acknowledged;
    await jump(aheadMs);
    await pause(Number(options['seconds-each']) * 1_000);
    await traffic.asItMustBe();
    const [open, expired, waiting] = await counts();
    console.log(`the clock is ${what}: ${traffic.acknowledged - before} comments acknowledged since; holds: ${open} open, ${expired} expired so far; ${waiting} wait`);
    if (traffic.acknowledged === before) throw new Error(`nothing was acknowledged after the clock was ${what}`);
  }
  const closing = await traffic.end({ 'leave-leases': true });
  return `the ${options.faketime ? 'machine\'s' : 'business'} clock jumped ${jumps.length} times by an hour; ${closing}; verify clean after each jump`;
}, { database: {} });
