import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ANONYMOUS } from '@portal/identity';
import type { Logger } from '@portal/platform';
import type { FastifyRequest } from 'fastify';
import { ASSETS_PREFIX } from '../pages/assets';
import { SessionCookie } from '../session/session-cookie';

/** Assets and health need nobody and are asked for often: no query for them. */
const isDynamic = (url: string): boolean =>
  !url.startsWith(ASSETS_PREFIX) && !url.startsWith('/health/');

/**
 * Finds out who asks, before any controller or error page. When that fails, because PostgreSQL is away,
 * the request fails after its form was read: the error page then keeps what was typed.
 */
export function readActor(app: NestFastifyApplication): void {
  const cookie = app.get(SessionCookie);
  const faults = new WeakMap<FastifyRequest, unknown>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => {
      request.actor = ANONYMOUS;
      if (!isDynamic(request.url)) return;
      try {
        request.actor = await cookie.actor(request);
      } catch (error) {
        faults.set(request, error);
      }
    })
    .addHook('preHandler', (request, _reply, done) => {
      done(faults.get(request) as Error | undefined);
    });
}

/** What is personal or may change is never kept by a browser or proxy. */
export function forbidCaching(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      done(null, payload);
    });
}

/**
 * One line per dynamic request: pattern of the route instead of the address, because codes of dossiers,
 * look-up keys and search words stand in addresses.
 */
export function logRequests(app: NestFastifyApplication, logger: Logger): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      if (isDynamic(request.url)) {
        logger.info(
          {
            reqId: request.id,
            method: request.method,
            route: request.routeOptions.url ?? '(none)',
            status: reply.statusCode,
            ms: Math.round(reply.elapsedTime),
          },
          'request',
        );
      }
      done();
    });
}

/** The id of the request, to be quoted when reporting a fault. */
export function nameRequests(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id);
      done();
    });
}

/**
 * Connections whose request is under way when the process is told to stop end with their answer;
 * kept alive they would keep the process alive, too, until their client lets go.
 */
export function endConnectionsOnClose(app: NestFastifyApplication): void {
  let closing = false;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      closing = true;
      done();
    })
    .addHook('onSend', (_request, reply, payload, done) => {
      if (closing) reply.header('connection', 'close');
      done(null, payload);
    });
}
