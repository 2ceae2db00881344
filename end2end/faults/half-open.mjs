#!/usr/bin/env node
// Connections that are open on one side only. First clients that connect and fall silent, in every phase of a request:
// others must not notice, and the server must let go of them. Then the database: every connection to it goes dead without
// a word, for a while new ones too. The server must refuse what it cannot store, let go of the dead connections, and work
// again soon after new ones work; nothing acknowledged is lost.
//
//   node end2end/faults/half-open.mjs --bin DIR [--clients 200] [--cut-seconds 10] [--rate 30]

import net from 'node:net';

import { dice, pause, readOptions, runOn, until } from '../support/stage.mjs';
import { Traffic } from '../support/traffic.mjs';
import { Wire } from '../support/wire.mjs';

const options = readOptions({
  clients: { type: 'string', default: '200' },
  'cut-seconds': { type: 'string', default: '10' },
  rate: { type: 'string', default: '30' },
  speed: { type: 'string', default: '1' },
});
const [port, clients, cutSeconds] = ['port', 'clients', 'cut-seconds'].map((name) => Number(options[name]));

/** The server waits 15 s for a head and 30 s for a handler (`server/src/http/limits.rs`); this is both and some room. */
const letGoSecondsMax = 60;
/** How long after the wire is mended comments may still be refused. */
const recoverSecondsMax = 90;

const head = 'POST /api/v1/webhooks/facebook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
const silences = {
  'nothing said': '',
  'half a head': head,
  'half a body': `${head}content-length: 1000\r\n\r\n{"object":`,
};

/** Resolves with the seconds until the server closed the last of them. */
async function silent(address, said) {
  const [host, to] = address.split(':');
  const began = Date.now();
  let open = clients;
  const sockets = Array.from({ length: clients }, () => {
    const socket = net.connect(Number(to), host, () => socket.write(said));
    socket.on('error', () => undefined);
    socket.on('close', () => { open -= 1; });
    socket.resume();
    return socket;
  });
  try {
    await until(`${open} silent clients let go`, letGoSecondsMax * 1_000, () => open === 0);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return (Date.now() - began) / 1_000;
}

/** Waits for `more` further acknowledgements; resolves with the seconds it took. */
async function acknowledges(traffic, more, withinSeconds) {
  const began = Date.now();
  const target = traffic.acknowledged + more;
  await until(`${more} comments acknowledged`, withinSeconds * 1_000, () => traffic.acknowledged >= target);
  return (Date.now() - began) / 1_000;
}

const wire = new Wire(port + 11, port + 10);
await runOn(options, 'half-open', async (stage) => {
  await wire.listening;
  await stage.open();
  const traffic = new Traffic(stage, { perSecond: Number(options.rate), dice: dice(1) });
  await traffic.start();
  await acknowledges(traffic, 10, 10);

  const letGo = await Promise.all(Object.entries(silences).map(async ([what, said]) => {
    const seconds = await silent(stage.addresses[0], said);
    console.log(`${clients} clients, ${what}: let go after ${seconds.toFixed(1)} s`);
    return seconds;
  }).concat((async () => {
    await pause(2_000);
    const seconds = await acknowledges(traffic, Number(options.rate) * 5, 30);
    console.log(`meanwhile ${Number(options.rate) * 5} comments of others were acknowledged in ${seconds.toFixed(1)} s`);
    return 0;
  })()));

  wire.cut();
  console.log(`the database's connections are dead; new ones too for ${cutSeconds} s`);
  await pause(cutSeconds * 1_000);
  const before = traffic.acknowledged;
  wire.mend();
  const seconds = await acknowledges(traffic, 10, recoverSecondsMax);
  console.log(`${before} were acknowledged before; again ${seconds.toFixed(1)} s after the wire was mended`);
  await until('the dead connections let go', recoverSecondsMax * 1_000, () => wire.held === 0);
  const closing = await traffic.end({ 'leave-leases': true });
  wire.close();
  return `silent clients let go within ${Math.max(...letGo).toFixed(1)} s; comments acknowledged again ${seconds.toFixed(1)} s after a dead database came back; ${closing}; verify clean`;
}, { database: { port: port + 10 }, environment: { DATABASE_URL: `postgres://livesell@127.0.0.1:${port + 11}/livesell` } });
