#!/usr/bin/env node
// The clock jumps an hour ahead, then an hour back, while comments pour in: the server ends without a word each time and
// comes back with the other clock, as after a machine's clock was corrected. Nothing may be lost or said twice; holds that
// ended meanwhile go to those who wait; what is due an hour later than it was is due then.
//
//   node end2end/faults/clock.mjs --bin DIR [--rate 30] [--seconds-each 5]

import { dice, pause, readOptions, runOn } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';

const options = readOptions({
  rate: { type: 'string', default: '30' },
  'seconds-each': { type: 'string', default: '5' },
  speed: { type: 'string', default: '1' },
});
const hourMs = 3_600_000;

await runOn(options, 'clock', async (stage) => {
  await stage.open();
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: dice(1) });
  await traffic.start();
  for (const [what, aheadMs] of [['an hour ahead', hourMs], ['an hour back', 0], ['another hour back', -hourMs], ['right again', 0]]) {
    await pause(Number(options['seconds-each']) * 1_000);
    const [open, waiting] = (await stage.postgres.query(
      'select (select count(*) from holds where state = \'open\'), (select count(*) from waitlist where state = \'waiting\')'))[0];
    await stage.killServer();
    stage.setClock(aheadMs);
    await stage.serve();
    await traffic.asItMustBe();
    const [openAfter, waitingAfter] = (await stage.postgres.query(
      'select (select count(*) from holds where state = \'open\'), (select count(*) from waitlist where state = \'waiting\')'))[0];
    console.log(`the clock is ${what}: ${open} holds open before and ${openAfter} after, ${waiting} and ${waitingAfter} waiting; ${traffic.acknowledged} acknowledged`);
  }
  await pause(Number(options['seconds-each']) * 1_000);
  const closing = await traffic.end({ 'leave-leases': true });
  return `the clock jumped four times by an hour; ${closing}; verify clean after each jump`;
}, { database: {} });
