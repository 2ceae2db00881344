#!/usr/bin/env node
// Two servers share a database; comments pour in at both. The one that works the Live is killed with SIGKILL, the other
// takes over; the first comes back, and the other is killed. Nothing is lost, nobody answered twice, `livesell verify`
// clean; how long the Live stood still is measured and printed.
//
//   node end2end/faults/pair.mjs --bin DIR [--rounds 2] [--seconds-each 4] [--seed N] [--rate 60] [--leave-leases]
//
// A round is one kill. --seconds-each is the longest time before it; --seed repeats the moments; --leave-leases ends
// without waiting for the minute after which messages are taken up whose sender died.

import { dice, pause, readOptions, runOn, until } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const options = readOptions({
  rounds: { type: 'string', default: '2' },
  'seconds-each': { type: 'string', default: '4' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  rate: { type: 'string', default: '60' },
  speed: { type: 'string', default: '60' },
  'leave-leases': { type: 'boolean', default: false },
});
const rounds = Number(options.rounds);
const random = dice(options.seed);

/** The lease of a dead process lasts four seconds; this is when waiting for the other one is given up. */
const takeOverMsMax = 30_000;

console.log(`seed ${options.seed}`);
await runOn(options, 'pair', async (stage) => {
  await stage.open();
  // As a load balancer knows them.
  const alive = new Set(stage.apps);
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: random, servers: () => [...alive] });
  await traffic.start();
  /** Which server works the Live: its number is the first part of its name. */
  const holder = async () => {
    const node = await stage.postgres.value('select node from live_leases');
    return node === undefined ? undefined : Number(node.split('-')[0]);
  };
  const killed = new Set();
  const gaps = [];
  for (let round = 1; round <= rounds; round += 1) {
    await until('somebody works the Live', takeOverMsMax, async () => await holder() !== undefined);
    await pause(options['seconds-each'] * 1_000 * (0.3 + 0.7 * random()));
    const dead = await holder();
    alive.delete(stage.apps[dead]);
    const at = Date.now();
    await stage.killServer(dead);
    await until('the other server works the Live', takeOverMsMax, async () => await holder() !== dead);
    await traffic.asItMustBe();
    // The longest time without a decision since just before the kill, in seconds of the machine.
    const gap = await stage.postgres.value(`
      select max(extract(epoch from decided_at - before)) / ${stage.speed}
      from (select decided_at, lag(decided_at) over (order by decided_at) as before from comments where outcome is not null) d
      where decided_at > to_timestamp(${(stage.now() - (Date.now() - at + 200) * stage.speed) / 1_000})`);
    gaps.push(Number(gap));
    killed.add(dead);
    console.log(`round ${round} of ${rounds}: server ${dead} killed, the Live stood still for ${Number(gap).toFixed(1)} s`);
    await stage.serve(dead);
    alive.add(stage.apps[dead]);
  }
  const closing = await traffic.end(options);
  if (rounds > 1 && killed.size < 2) throw new Error('the same server was killed each time');
  return `${rounds} kills, each server in turn; the Live stood still for ${Math.max(...gaps).toFixed(1)} s at most; ${closing}; verify clean (seed ${options.seed})`;
}, { servers: 2, database: {} });
