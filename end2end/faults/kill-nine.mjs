#!/usr/bin/env node
// Plays the five-hour Live in fast motion while the server is killed with SIGKILL again and again, its database with it,
// and webhooks arrive twice and out of order. Afterwards every comment must be stored once, nobody answered twice, and
// `livesell verify` clean.
//
//   node end2end/faults/kill-nine.mjs --bin DIR [--kills 5] [--speed 600] [--seed 1]
//
// --bin is the folder with `livesell` and `livesell-sandbox`.

import { dice, liveMs, pause, readOptions, runOn } from '../support/stage.mjs';

const options = readOptions({ kills: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } });
const kills = Number(options.kills);

const random = dice(options.seed);

await runOn(options, 'kill-nine', async (stage) => {
  await stage.open();
  await stage.control('faults', { duplicate_rate: 0.3, reorder: true, flow_duplicate_confirmation: 0.3, flow_drop_confirmation: 0.1 });
  const playing = stage.play();
  for (let nth = 1; nth <= kills; nth += 1) {
    await pause((liveMs / stage.speed / (kills + 1)) * (0.5 + random()));
    console.error(`kill -9, ${nth} of ${kills}`);
    await stage.killServer();
    await pause(random() * 1_000);
    await stage.serve();
  }
  console.log(await playing);
  const contents = await stage.settled();
  console.log((await stage.verified()).text.trimEnd());
  const { webhooks, graph_errors, payments } = await stage.counters();
  console.log(JSON.stringify({ webhooks, graph_errors, payments }, null, 1));
  await stage.sameComments(contents);
});
