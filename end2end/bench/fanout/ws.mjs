// The reference: npm "ws", broadcasting as its README does, from a buffer made once for all sockets.
import { WebSocketServer } from 'ws';
import { feed } from './feeder.mjs';

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 8192 });
server.on('connection', (socket) => socket.on('error', () => {}));
server.on('listening', () =>
  feed(
    (text) => {
      const data = Buffer.from(text);
      for (const client of server.clients) if (client.readyState === 1) client.send(data, { binary: false });
    },
    () => [...server.clients].some((client) => client.bufferedAmount > 65_536),
  ),
);
