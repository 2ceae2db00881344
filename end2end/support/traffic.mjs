// A stage with comments pouring in, and the questions asked after each fault: is everything that was acknowledged stored
// once, is nobody answered twice, does nothing stay pending, does every rule of `verify` hold?

import { Sender } from './sender.mjs';
import { appSecret, live, pageToken } from './stage.mjs';
import { until } from './waiting.mjs';

/** How long the comments that wait may take to be decided. */
const drainSecondsMax = 90;
/** How long a message whose sender died may take to be taken up and sent; its lease is a minute. */
const takeUpSecondsMax = 120;
/** Ids shown when comments are lost. */
const examplesMax = 5;
/** Comments of one page of the Graph API. */
const pageMax = 100;

export class Traffic {
  /** `stage` is open; `servers()` gives the addresses that Facebook and the load balancer would try. */
  constructor(stage, { perSecond, dice, servers = () => stage.apps }) {
    this.stage = stage;
    this.replies = new Map();
    this.sender = new Sender({
      servers,
      secret: appSecret,
      perSecond,
      dice,
      now: () => stage.now(),
      register: async ({ text, from }) => (await stage.control('comments', { live, text, from })).comment_id,
    });
  }

  /** The sandbox knows every comment but tells nobody: that is the sender's part. */
  async start() {
    await this.stage.control('faults', { drop_webhooks: 1 });
    this.sender.start();
  }

  get acknowledged() {
    return this.sender.acknowledged.size;
  }

  /** Acknowledged comments that are not stored exactly once, as `id: how often`. */
  async wrongly() {
    const ids = [...this.sender.acknowledged].join('\n');
    const rows = await this.stage.postgres.query(
      `create temp table acknowledged (id text); copy acknowledged from stdin;
       select a.id, count(c.id) from acknowledged a left join comments c on c.comment_id = a.id
       group by a.id having count(c.id) <> 1`, `${ids}\n\\.\n`);
    return rows.map(([id, times]) => `${id}: ${times}`);
  }

  /** Everything acknowledged is stored, once. */
  async stored() {
    if (this.sender.broken) throw this.sender.broken;
    const wrongly = await this.wrongly();
    if (wrongly.length > 0) {
      throw new Error(`${wrongly.length} of ${this.acknowledged} acknowledged comments are not stored once (${wrongly.slice(0, examplesMax).join(', ')})`);
    }
  }

  /** Waits until all comments that are stored by now have been decided. */
  async drained() {
    const newest = await this.stage.postgres.value('select coalesce(max(arrival), 0) from comments');
    await until('all comments decided', drainSecondsMax * 1_000, async () => {
      const pending = await this.stage.postgres.value(
        `select count(*) from comments where outcome is null and live_id is not null and arrival <= ${newest}`);
      return pending === '0';
    });
  }

  /** Waits until no message is under way. */
  async said() {
    await until('all messages taken up', takeUpSecondsMax * 1_000,
      async () => await this.stage.postgres.value('select count(*) from outbox where state = \'sending\'') === '0');
  }

  /** As Facebook sees it: no comment has two answers in public. (It refuses a second one in private, and counts that.) */
  async answeredOnce() {
    for (;;) {
      const url = new URL(`${this.stage.sandbox}/graph/v26.0/${live}/comments`);
      url.search = new URLSearchParams({ access_token: pageToken, filter: 'stream', live_filter: 'no_filter', limit: pageMax,
        fields: 'id,from,parent', ...(this.after && { after: this.after }) });
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`the sandbox does not show its comments: ${answer.status} ${await answer.text()}`);
      const { data, paging } = await answer.json();
      for (const { parent } of data) {
        if (parent) this.replies.set(parent.id, (this.replies.get(parent.id) ?? 0) + 1);
      }
      if (paging) this.after = paging.cursors.after;
      if (data.length < pageMax) break;
    }
    const twice = [...this.replies].filter(([, times]) => times > 1).map(([id]) => id);
    if (twice.length > 0) throw new Error(`${twice.length} comments were answered twice (${twice.slice(0, examplesMax).join(', ')})`);
  }

  /** All of it, while comments keep coming. */
  async asItMustBe() {
    await this.stored();
    await this.drained();
    await this.answeredOnce();
    await this.stage.verified();
  }

  /** Stops the comments, waits until no message is under way (unless told otherwise), asks all of it once more, counts. */
  async end({ 'leave-leases': leavesLeases = false } = {}) {
    await this.sender.stop();
    if (!leavesLeases) await this.said();
    // Counted before they are looked for: some may still be on their way.
    const { public_replies, private_replies, graph_errors } = await this.stage.counters();
    await this.asItMustBe();
    const seen = [...this.replies.values()].reduce((sum, times) => sum + times, 0);
    if (seen < public_replies) throw new Error(`${public_replies} public answers at Facebook, but only ${seen} were found under comments`);
    return `${this.acknowledged} comments acknowledged (${this.sender.failed} tries refused or cut off), each stored once; `
      + `${public_replies} public and ${private_replies} private answers, none twice`
      + ` (Facebook refused ${graph_errors['10900'] ?? 0} repeats)`;
  }
}
