import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Milliseconds between two looks for connections that have become idle while the process stops. */
const LOOK_INTERVAL = 50;

/**
 * Ends, when the process stops, connections on which nothing is asked for: those that browsers open in
 * advance, which to Node are neither idle nor busy until its header timeout, and those whose last
 * answer ends after the stopping began. Stopping would otherwise wait a minute for them.
 */
export function endUnusedConnectionsOnClose(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const { server } = fastify;
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  const endUnused = (): void => {
    for (const socket of unused) socket.destroy();
    server.closeIdleConnections();
  };
  fastify.addHook('preClose', (done) => {
    endUnused();
    const timer = setInterval(endUnused, LOOK_INTERVAL);
    server.once('close', () => clearInterval(timer));
    done();
  });
}
