// A wire between server and database that can go dead: what is sent into it is swallowed and nobody is told, as when a
// firewall forgets a connection or a machine vanishes.

import net from 'node:net';

export class Wire {
  /** Leads from 127.0.0.1:`from` to 127.0.0.1:`to`. */
  constructor(from, to) {
    this.ends = new Set();
    this.isCut = false;
    this.server = net.createServer((near) => this.join(near, to));
    this.listening = new Promise((resolve) => this.server.listen(from, '127.0.0.1', resolve));
  }

  join(near, to) {
    const far = net.connect(to, '127.0.0.1');
    const ends = { near, far, isDead: this.isCut };
    this.ends.add(ends);
    const carry = (one, other) => {
      one.on('data', (bytes) => { if (!ends.isDead) other.write(bytes); });
      one.on('error', () => undefined);
      one.on('close', () => {
        if (!ends.isDead) other.destroy();
        if (near.destroyed && far.destroyed) this.ends.delete(ends);
      });
    };
    carry(near, far);
    carry(far, near);
  }

  /** Every connection there is goes dead, and each new one is born dead. */
  cut() {
    this.isCut = true;
    for (const ends of this.ends) ends.isDead = true;
  }

  /** New connections work again; the dead ones stay dead. */
  mend() {
    this.isCut = false;
  }

  /** Dead connections that the near side still holds open. */
  get held() {
    return [...this.ends].filter(({ near, isDead }) => isDead && !near.destroyed).length;
  }

  close() {
    this.server.close();
    for (const { near, far } of this.ends) {
      near.destroy();
      far.destroy();
    }
  }
}
