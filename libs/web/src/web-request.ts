import type { Actor } from '@portal/identity';
// Types of what the plugins add to requests and replies.
import type {} from '@fastify/cookie';
import type {} from '@fastify/multipart';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever makes the request; set before any controller runs, on dynamic routes only. */
    actor?: Actor;
  }
}
