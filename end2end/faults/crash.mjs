#!/usr/bin/env node
// Comments pour in while the server is killed with SIGKILL, or its database with SIGKILL or by an immediate stop, again
// and again. After every kill: what was acknowledged is stored once, nobody was answered twice, no comment stays pending,
// `livesell verify` is clean.
//
//   node end2end/faults/crash.mjs --bin DIR [--server-kills 10] [--database-kills 5] [--seconds-each 4] [--seed N]
//                                 [--rate 60] [--speed 60] [--leave-leases] [--synchronous-commit off]
//
// --bin is the folder with `livesell` and `livesell-sandbox`; --seconds-each the longest time before a kill; --seed repeats
// kinds and moments (chosen and printed when left out); --rate comments a second; --leave-leases ends without waiting for
// the minute after which messages are taken up whose sender died. --synchronous-commit off is the
// negative control: the database then answers before it is safe, and the run succeeds only when the audit notices.

import { dice, pause, readOptions, runOn } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const options = readOptions({
  'server-kills': { type: 'string', default: '10' },
  'database-kills': { type: 'string', default: '5' },
  'seconds-each': { type: 'string', default: '4' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  rate: { type: 'string', default: '60' },
  speed: { type: 'string', default: '60' },
  'synchronous-commit': { type: 'string', default: 'on' },
  'leave-leases': { type: 'boolean', default: false },
});
const [serverKills, databaseKills, secondsEach] = ['server-kills', 'database-kills', 'seconds-each'].map((name) => Number(options[name]));
const isControl = options['synchronous-commit'] === 'off';
const random = dice(options.seed);

/** Comments a second that make a loss nearly certain where one is possible. */
const controlRateMin = 300;
/** Down time before the next start, at most. */
const downMsMax = 1_000;

/** What is killed, in a random order. */
function plan() {
  const kinds = [...Array(isControl ? 0 : serverKills).fill('server'), ...Array(databaseKills).fill('database')];
  for (let at = kinds.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [kinds[at], kinds[other]] = [kinds[other], kinds[at]];
  }
  return kinds.map((kind) => {
    const afterMs = Math.round(secondsEach * 1_000 * (0.1 + 0.9 * random()));
    const signal = kind === 'server' || isControl || random() < 0.5 ? 'SIGKILL' : 'SIGQUIT';
    return { kind, afterMs, signal, downMs: Math.round(random() * downMsMax) };
  });
}

async function kill(stage, { kind, signal, downMs }) {
  if (kind === 'server') {
    await stage.killServer();
    await pause(downMs);
    await stage.serve();
  } else {
    await stage.postgres.kill(signal);
    await pause(downMs);
    await stage.postgres.start();
    await stage.well();
  }
}

/** The fault runs themselves. */
async function crash(stage, traffic, cycles) {
  const began = Date.now();
  for (const [nth, cycle] of cycles.entries()) {
    const name = `cycle ${nth + 1} of ${cycles.length}, ${cycle.kind} killed (${cycle.signal}) after ${cycle.afterMs} ms`;
    try {
      await pause(cycle.afterMs);
      const down = Date.now();
      await kill(stage, cycle);
      const up = Date.now();
      await traffic.asItMustBe();
      console.log(`${name}: ${traffic.acknowledged} acknowledged so far, back after ${up - down} ms, checked in ${Date.now() - up} ms`);
    } catch (error) {
      throw new Error(`${name}: ${error.message}. To repeat: ${again()}`, { cause: error });
    }
  }
  const closing = await traffic.end(options);
  const killed = `${serverKills} server kills, ${databaseKills} database kills in ${Math.round((Date.now() - began) / 1_000)} s`;
  return `${killed}; ${closing}; verify clean after every kill (seed ${options.seed})`;
}

/** The negative control. */
async function control(stage, traffic, cycles) {
  for (const [nth, cycle] of cycles.entries()) {
    await pause(cycle.afterMs);
    await kill(stage, cycle);
    const wrongly = await traffic.wrongly();
    console.log(`control, database kill ${nth + 1} of ${cycles.length}: ${traffic.acknowledged} acknowledged, ${wrongly.length} lost`);
    if (wrongly.length > 0) {
      traffic.sender.abandon();
      return `with synchronous_commit=off the audit caught ${wrongly.length} lost comments after ${nth + 1} kills, as it must (seed ${options.seed})`;
    }
  }
  throw new Error(`the audit noticed nothing in ${cycles.length} kills with synchronous_commit=off; it proves nothing. To repeat: ${again()}`);
}

const again = () => `node end2end/faults/crash.mjs --bin ${options.bin} --server-kills ${serverKills} --database-kills ${databaseKills}`
  + ` --seconds-each ${secondsEach} --seed ${options.seed} --rate ${options.rate} --speed ${options.speed}`
  + ` --synchronous-commit ${options['synchronous-commit']}`;

console.log(`seed ${options.seed}`);
await runOn(options, isControl ? 'crash (control)' : 'crash', async (stage) => {
  const cycles = plan();
  await stage.open();
  const perSecond = Math.max(Number(options.rate), isControl ? controlRateMin : 0);
  const traffic = new Traffic(stage, { perSecond, dice: random });
  await traffic.start();
  return (isControl ? control : crash)(stage, traffic, cycles);
}, { database: { settings: { synchronous_commit: options['synchronous-commit'] } } });
