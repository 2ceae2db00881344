// The reference: npm "socket.io", WebSocket transport only, one emit for all sockets.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { feed } from './feeder.mjs';

const http = createServer();
const io = new Server(http, { transports: ['websocket'] });
http.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 8192 }, () =>
  feed(
    (text) => io.emit('event', text),
    () => Object.values(io.engine.clients).some((client) => client.writeBuffer.length > 64),
  ),
);
