#!/usr/bin/env node
// Plays the Live while the providers of second opinions fail in every way, one after the other. The rules must go on
// deciding and answering; the console must say when providers rest; nothing may be lost or booked twice.
//
//   node end2end/faults/models-fail.mjs --bin DIR [--site DIR] [--speed 20] [--seconds 20]
//
// --bin is the folder with `livesell` and `livesell-sandbox`, --site what `./run --build` built (default: target/site).
// A provider rests for a minute of real time, so some ways to fail are met by providers that rest already: each begins
// with fresh ones when --seconds is above 60.

import path from 'node:path';
import { withConsole } from '../support/console.mjs';
import { pause, readOptions, runOn } from '../support/stage.mjs';

const options = readOptions({
  speed: { type: 'string', default: '20' },
  site: { type: 'string', default: path.resolve(import.meta.dirname, '../../target/site') },
  seconds: { type: 'string', default: '20' },
});
process.env.LEPTOS_SITE_ROOT = options.site;
const answerMsMax = 2_500;
const metricsAddress = `127.0.0.1:${Number(options.port) + 40}`;

/** The providers that rest, as the metrics tell it. */
async function resting() {
  const text = await (await fetch(`http://${metricsAddress}/metrics`)).text();
  const open = [...text.matchAll(/^livesell_model_breaker_open\{provider="([^"]+)"\} ([01])$/gm)];
  if (open.length === 0) throw new Error('the metrics tell nothing of the breakers');
  return open.filter(([, , state]) => state === '1').map(([, provider]) => provider);
}

const ways = {
  'all well': {},
  slow: { slow_ms: 10_000 },
  down: { down: true },
  'half the calls fail': { error_rate: 0.5 },
  'rate limit': { rate_limit: true },
  'used up': { out_of_quota: true },
  refusing: { refuses: true },
  'cut off': { cut_off: true },
  wrong: { wrong: true },
  'no JSON': { garbage: true },
  'well again': {},
};

const models = async (stage) => (await stage.counters()).models;
const calls = ({ openai, gemini }) => openai.calls + gemini.calls;
const answered = ({ openai, gemini }) => openai.answered + gemini.answered;

await runOn(options, 'models-fail', async (stage) => {
  await stage.open();
  // Answered at its end, which is not waited for.
  const playing = stage.play().catch(() => undefined);
  await withConsole(stage, async (page) => {
    const slow = [];
    for (const [way, faults] of Object.entries(ways)) {
      await stage.control('faults', { models: faults });
      const before = await models(stage);
      await pause(Number(options.seconds) * 1_000);
      const after = await models(stage);
      // The console's own figure, of the last five minutes of the Live; the Live runs faster than the clock.
      const shown = Number.parseFloat((await page.getByTestId('answer-p95').innerText()).replace(',', '.'));
      const answerMs = Math.round((shown * 1_000) / stage.speed);
      const badge = page.getByTestId('model-health');
      const health = (await badge.count()) > 0 ? await badge.innerText() : 'nothing to say';
      console.log(`${way.padEnd(20)} calls ${String(calls(after) - calls(before)).padStart(4)}, answered ${String(answered(after) - answered(before)).padStart(4)}`
        + `   95 % of answers within ${String(answerMs).padStart(5)} ms   console: ${health}   metrics: ${(await resting()).join(', ') || 'none'} open`);
      if (!(answerMs <= answerMsMax)) slow.push(`${way}: ${answerMs} ms`);
    }
    if (slow.length > 0) throw new Error(`answers took longer than ${answerMsMax} ms while providers failed: ${slow.join(', ')}`);
  });
  await stage.verified();
  void playing;
}, { environment: { LIVESELL_METRICS_ADDR: metricsAddress } });
