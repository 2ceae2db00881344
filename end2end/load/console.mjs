#!/usr/bin/env node
// How smooth the console stays while comments pour in: frames drawn, first while the Live is silent (the reference), then
// at a steady rate; and how soon a comment after the flood stands on the page. All in one run, server and browser on the
// same cores.
//
//   node end2end/load/console.mjs --bin DIR [--site DIR] [--rate 100] [--seconds 20] [--screenshot FILE]
//
// --bin is the folder with `livesell` and `livesell-sandbox`, --site what `./run --build` built (default: target/site).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withConsole } from '../support/console.mjs';
import { live, liveFile, pause, readOptions, runOn } from '../support/stage.mjs';

const options = readOptions({
  speed: { type: 'string', default: '1' },
  site: { type: 'string', default: path.resolve(import.meta.dirname, '../../target/site') },
  rate: { type: 'string', default: '100' },
  seconds: { type: 'string', default: '20' },
  screenshot: { type: 'string' },
});
const rate = Number(options.rate);
const seconds = Math.max(3, Number(options.seconds));
process.env.LEPTOS_SITE_ROOT = options.site;

const written = readFileSync(liveFile, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  .filter((entry) => entry.kind === 'comment');

/** Frames, pauses and tasks the page saw in the given time. */
const watch = (page, ms) => page.evaluate((length) => new Promise((resolve) => {
  const gaps = [];
  let tasks = 0;
  const observer = new PerformanceObserver((list) => (tasks += list.getEntries().length));
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  let last = began;
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    if (now - began < length) return requestAnimationFrame(frame);
    observer.disconnect();
    gaps.sort((a, b) => a - b);
    resolve({ fps: gaps.length / ((now - began) / 1000), p99: gaps[Math.floor(gaps.length * 0.99)], worst: gaps.at(-1), tasks });
  };
  requestAnimationFrame(frame);
}), ms);

const line = (what, { fps, p99, worst, tasks }) =>
  console.log(`${what.padEnd(24)} ${fps.toFixed(1).padStart(6)} frames/s   99 % of pauses ≤ ${p99.toFixed(0)} ms, longest ${worst.toFixed(0)} ms, tasks over 50 ms: ${tasks}`);

async function pour(stage) {
  const began = Date.now();
  const total = rate * seconds;
  const sent = [];
  let failed = 0;
  for (let nth = 0; nth < total; nth += 1) {
    const due = began + (nth * 1000) / rate;
    if (due > Date.now()) await pause(due - Date.now());
    const { from, text } = written[nth % written.length];
    sent.push(stage.control('comments', { live, from: { id: `${from.id}-${nth}`, name: from.name }, text, id: `pour-${nth}` })
      .catch(() => (failed += 1)));
  }
  await Promise.all(sent);
  if (failed > 0) throw new Error(`${failed} of ${total} comments were not taken`);
  return total / ((Date.now() - began) / 1000);
}

await runOn(options, 'console', async (stage) => {
  await stage.open();
  await withConsole(stage, async (page) => {
    await pause(3_000);
    line('silent (reference)', await watch(page, 5_000));
    const pouring = pour(stage);
    await pause(1_000);
    const [seen, poured] = await Promise.all([watch(page, (seconds - 2) * 1_000), pouring]);
    line(`${rate} comments/s`, seen);
    console.log(`poured ${poured.toFixed(1)} comments/s`);
    const lag = Date.now();
    const marker = `marca ${lag}`;
    await stage.control('comments', { live, from: { id: 'marker', name: 'Marca' }, text: marker });
    await page.getByText(marker).first().waitFor();
    console.log(`a comment after the flood stood on the page within ${Date.now() - lag} ms`);
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
  });
  await stage.allAcknowledged();
  await stage.verified();
});
