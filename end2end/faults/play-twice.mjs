#!/usr/bin/env node
// Plays the five-hour Live in fast motion, waits until nothing happens any more, then sends every webhook and every
// payment confirmation once more. Nothing in the database may change, and nobody may hear anything again.
//
//   node end2end/faults/play-twice.mjs --bin DIR [--speed 600]
//
// --bin is the folder with `livesell` and `livesell-sandbox`.

import { readOptions, runOn } from '../support/stage.mjs';

// When the page last spoke to us; the second playing is such a moment.
const mayChange = ['page_connections'];

const said = ({ public_replies, private_replies, messages_sent }) => ({ public_replies, private_replies, messages_sent });

await runOn(readOptions(), 'play-twice', async (stage) => {
  await stage.open();
  console.log(await stage.play());
  const before = await stage.settled();
  const saidBefore = said(await stage.counters());
  await stage.sameComments(before);

  const again = await stage.control('webhooks/again', {});
  console.log(`sent again: ${again.events} webhook events, ${again.confirmations} payment confirmations`);
  if (again.events < before.comments.rows) throw new Error('fewer webhooks were sent again than there are comments');
  const after = await stage.settled();
  const saidAfter = said(await stage.counters());

  if (Object.keys(after).join() !== Object.keys(before).join()) throw new Error('not the same tables were read twice');
  const changed = Object.keys(after)
    .filter((table) => !mayChange.includes(table) && JSON.stringify(after[table]) !== JSON.stringify(before[table]));
  for (const table of changed) console.log(`changed: ${table}`, before[table], after[table]);
  console.log(`tables compared: ${Object.keys(after).length}, changed: ${changed.length}; said before and after:`,
    JSON.stringify(saidBefore), JSON.stringify(saidAfter));
  if (changed.length > 0) throw new Error(`the second playing changed ${changed.join(', ')}`);
  if (JSON.stringify(saidAfter) !== JSON.stringify(saidBefore)) throw new Error('somebody heard something again');
});
