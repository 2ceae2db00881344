// Buyers who comment all the time, and Facebook telling the server so: signed webhooks of a run's own, each repeated
// until it is answered with 200, some of them once more after that. Keeps which comments were acknowledged.

import { createHmac } from 'node:crypto';
import http from 'node:http';

import { pause } from './waiting.mjs';

const page = '1057700001';
const post = '1057700001_881200345';
/** What buyers type, in the mix of a Live; some of it is asked for, held, answered. */
const texts = ['la quiero', 'A12 M', 'precio?', 'hola desde Chillán 🙌', 'quiero 2 de la A13 S', '13', 'me encanta!!', 'hay talla L?',
  'quiero A14 M', 'cuánto vale la A15?'];
const buyers = 900;
const answerMsMax = 20_000;
const againMs = 100;
/** Share of acknowledged webhooks that arrive once more. */
const twice = 0.05;

export class Sender {
  /**
   * `servers()` gives the addresses to try, in turn. `secret` signs. `register(comment)` makes the comment known at the
   * sandbox and resolves with its id. `now()` is the time of the business, in milliseconds.
   */
  constructor({ servers, secret, register, perSecond, dice, now }) {
    Object.assign(this, { servers, secret, register, perSecond, dice, now });
    this.acknowledged = new Set();
    this.failed = 0;
    this.underWay = 0;
    this.next = 0;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  }

  /** Begins; comments leave at their time whether or not the server keeps up. */
  start() {
    this.stopped = false;
    const began = Date.now();
    let due = 0;
    this.timer = setInterval(() => {
      const now = Math.floor(((Date.now() - began) / 1_000) * this.perSecond);
      // After a standstill of the machine not everything at once.
      due = Math.max(due, now - 2 * this.perSecond);
      for (; due < now; due += 1) this.deliver(this.next++);
    }, 10);
  }

  /** Ends, once everything written has been acknowledged. */
  async stop(withinMs = 60_000) {
    clearInterval(this.timer);
    const deadline = Date.now() + withinMs;
    while (this.underWay > 0 && Date.now() < deadline) await pause(50);
    this.stopped = true;
    this.agent.destroy();
    if (this.underWay > 0) throw new Error(`${this.underWay} comments were not acknowledged within ${withinMs / 1_000} s`);
  }

  /** Ends at once. */
  abandon() {
    clearInterval(this.timer);
    this.stopped = true;
    this.agent.destroy();
  }

  async deliver(nth) {
    this.underWay += 1;
    try {
      const buyer = nth % buyers;
      const comment = { text: texts[nth % texts.length], from: { id: `p${buyer}`, name: `Comprador ${buyer}` } };
      const id = await this.register(comment);
      const body = webhook(id, comment, this.now());
      for (let attempt = 0; !this.stopped; attempt += 1) {
        const servers = this.servers();
        if (servers.length > 0 && await this.post(servers[(nth + attempt) % servers.length], body)) {
          this.acknowledged.add(id);
          if (this.dice() < twice) await this.post(servers[nth % servers.length], body);
          return;
        }
        this.failed += 1;
        await pause(againMs * (1 + this.dice()));
      }
    } catch (error) {
      // Only of the registration at the sandbox, which is never killed.
      if (!this.stopped) this.broken = error;
    } finally {
      this.underWay -= 1;
    }
  }

  post(server, body) {
    const signature = `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
    return new Promise((resolve) => {
      const request = http.request(`${server}/api/v1/webhooks/facebook`, {
        method: 'POST',
        agent: this.agent,
        timeout: answerMsMax,
        headers: { 'content-type': 'application/json', 'content-length': body.length, 'x-hub-signature-256': signature },
      }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode === 200));
        answer.once('error', () => resolve(false));
      });
      request.once('timeout', () => request.destroy());
      request.once('error', () => resolve(false));
      request.once('close', () => resolve(false));
      request.end(body);
    });
  }
}

function webhook(id, { text, from }, now) {
  const value = { item: 'comment', verb: 'add', message: text, comment_id: id, post_id: post, parent_id: post,
    created_time: Math.floor(now / 1_000), from };
  const json = JSON.stringify({ object: 'page', entry: [{ id: page, time: value.created_time, changes: [{ field: 'feed', value }] }] });
  // Meta escapes what is not ASCII.
  return Buffer.from(json.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
