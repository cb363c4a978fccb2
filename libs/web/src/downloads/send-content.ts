import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Bytes that are not a page: a file that somebody handed in, or a paper of the service. */
export interface Content {
  readonly body: Readable | Buffer;
  /** From the database, never from a name: decides what the browser does with the bytes. */
  readonly mediaType: string;
  /** Bytes, when known. */
  readonly size?: number;
  /** What caches may do with it; unset: keep nothing, because it is somebody's own. */
  readonly cacheControl?: string;
  /** Value of the header for showing, and for saving: `contentDisposition` of `@portal/files`. */
  readonly disposition: { readonly inline: string; readonly attachment: string };
}

/** What a browser shows by itself without running anything of the file. */
const SHOWN_INLINE: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * A picture is shown in an opaque origin without any right. Browsers refuse to open their PDF viewer
 * in a sandbox, so a PDF only gets the ban on loading; its scripts never reach the page's origin.
 */
const policyOf = (mediaType: string): string =>
  mediaType === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    : "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Sends bytes with headers under which they can do no harm, whoever made them. */
export function sendContent(reply: FastifyReply, content: Content): FastifyReply {
  const { mediaType, disposition, size, body, cacheControl } = content;
  const inline = SHOWN_INLINE.has(mediaType);
  reply
    .type(mediaType)
    .header('content-disposition', inline ? disposition.inline : disposition.attachment)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policyOf(mediaType))
    .header('cache-control', cacheControl ?? 'private, no-store');
  if (size !== undefined) reply.header('content-length', size);
  return reply.send(body);
}
