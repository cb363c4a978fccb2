import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const compress = promisify(gzip);

/** Bytes below which compressing costs more than it saves. */
const MIN_LENGTH = 1_400;

/**
 * Compresses pages and JSON for browsers that accept it. Pages hold no secret of the session (no token
 * stands in them), so their length tells nothing. Assets are compressed when they are built.
 */
export function compressPages(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply, payload) => {
      const type = String(reply.getHeader('content-type') ?? '');
      const fits = typeof payload === 'string' && payload.length >= MIN_LENGTH;
      if (!fits || !/^(?:text\/html|application\/json)/.test(type)) return payload;
      reply.header('vary', 'accept-encoding');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
      const compressed = await compress(payload, { level: 5 });
      reply.header('content-encoding', 'gzip').header('content-length', compressed.length);
      return compressed;
    });
}
