#!/usr/bin/env node
// The database answers, but not in time: somebody outside holds a lock for long. First on the shops, while more buyers open
// their checkout than the pool has connections, so that all of them wait; then on the comments, for longer than a statement
// may take. The server must stay alive, refuse in bounded time what it cannot do, and work again at once after the lock;
// nothing acknowledged is lost.
//
//   node end2end/faults/starved.mjs --bin DIR [--shops-seconds 12] [--comments-seconds 35] [--buyers 80] [--rate 30]

import { dice, pause, readOptions, runOn, until } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const options = readOptions({
  'shops-seconds': { type: 'string', default: '12' },
  'comments-seconds': { type: 'string', default: '35' },
  buyers: { type: 'string', default: '80' },
  rate: { type: 'string', default: '30' },
  speed: { type: 'string', default: '1' },
});

/** A handler's limit is 30 s (`server/src/http/limits.rs`). */
const answerSecondsMax = 32;
/** How long after the lock comments may still be refused. */
const recoverSecondsMax = 15;
/** `/health` says that the process lives; it must never wait for the database. */
const healthMsMax = 2_000;

/** Asks for a checkout; resolves with the status and the seconds it took. */
async function checkout(app, nth) {
  const began = Date.now();
  const answer = await fetch(`${app}/checkout/nobodys-token-${nth}`, { signal: AbortSignal.timeout(60_000) });
  await answer.arrayBuffer();
  return { status: answer.status, seconds: (Date.now() - began) / 1_000 };
}

/** Locks a table for a while, as a person with `psql` does, and does `meanwhile`. */
async function locked(stage, table, seconds, meanwhile) {
  const lock = stage.postgres.query(`begin; lock table ${table} in access exclusive mode; select pg_sleep(${seconds}); commit`);
  await pause(500);
  const outcome = await meanwhile();
  await lock;
  return outcome;
}

/** Waits until ten more comments are acknowledged; resolves with the seconds. */
async function goesOn(traffic) {
  const began = Date.now();
  const target = traffic.acknowledged + 10;
  await until('comments acknowledged again', recoverSecondsMax * 1_000, () => traffic.acknowledged >= target);
  return (Date.now() - began) / 1_000;
}

async function lives(stage) {
  const began = Date.now();
  const answer = await fetch(`${stage.app}/health`, { signal: AbortSignal.timeout(healthMsMax) });
  if (!answer.ok) throw new Error(`/health answered ${answer.status}`);
  return Date.now() - began;
}

await runOn(options, 'starved', async (stage) => {
  await stage.open();
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: dice(1) });
  await traffic.start();
  await goesOn(traffic);

  let before = traffic.acknowledged;
  const answers = await locked(stage, 'stores', Number(options['shops-seconds']), async () => {
    const asked = Array.from({ length: Number(options.buyers) }, (_, nth) => checkout(stage.app, nth));
    await pause(3_000);
    console.log(`shops locked, every connection waits: /health in ${await lives(stage)} ms`);
    return Promise.all(asked);
  });
  const slowest = Math.max(...answers.map(({ seconds }) => seconds));
  const statuses = [...new Set(answers.map(({ status }) => status))]
    .map((status) => `${answers.filter((answer) => answer.status === status).length} × ${status}`);
  console.log(`${answers.length} buyers were answered within ${slowest.toFixed(1)} s (${statuses.join(', ')}); ${traffic.acknowledged - before} comments acknowledged meanwhile`);
  const wrong = answers.filter(({ status }) => ![404, 503].includes(status));
  if (wrong.length > 0) throw new Error(`${wrong.length} buyers got a status other than 503 (not now) or 404 (no such order): ${wrong[0].status}`);
  if (slowest > answerSecondsMax) throw new Error(`a buyer waited ${slowest.toFixed(1)} s for an answer`);
  const afterShops = await goesOn(traffic);

  before = traffic.acknowledged;
  await locked(stage, 'comments', Number(options['comments-seconds']), async () => {
    await pause(2_000);
    console.log(`comments locked: /health in ${await lives(stage)} ms`);
  });
  const afterComments = await goesOn(traffic);
  console.log(`${traffic.acknowledged - before} comments acknowledged until ${afterComments.toFixed(1)} s after the lock on comments`);
  const closing = await traffic.end({ 'leave-leases': true });
  return `comments acknowledged again ${afterShops.toFixed(1)} s and ${afterComments.toFixed(1)} s after the locks; ${closing}; verify clean`;
}, { database: {} });
