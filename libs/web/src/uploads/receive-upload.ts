import { basename } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { CodedError } from '@portal/kernel';
import type { FastifyRequest } from 'fastify';
import { FormData, readForm } from '../forms/read-form';

/** Largest file of a dossier, in bytes (20 MB, decimal as the pages say). */
export const MAX_UPLOAD_BYTES = 20_000_000;

/** A file that is arriving. */
export interface IncomingFile {
  /** Name on the sender's device: NFC, without folders, at most 200 characters. */
  readonly name: string;
  /** Ends with CodedError `upload.too_large` when it passes the limit: the consumer cleans up. */
  readonly stream: Readable;
  /** The fields that stood before the file in the form. */
  readonly fields: FormData;
}

/** What came with an upload. */
export interface Upload<T> {
  /** Every field of the form. */
  readonly fields: FormData;
  /** What the consumer returned; undefined when no file was chosen. */
  readonly file: T | undefined;
}

/** Which file is wanted and how large it may be. */
export interface UploadLimits {
  /** Name of the file field. */
  readonly field: string;
  /** Bytes; unset: `MAX_UPLOAD_BYTES`. */
  readonly maxBytes?: number;
}

const tooLarge = (maxBytes: number): CodedError =>
  new CodedError('too_large', 'upload.too_large', { limit: Math.floor(maxBytes / 1_000_000) });

const interrupted = (): CodedError => new CodedError('invalid', 'upload.interrupted');

/** Counts on the way, so that the consumer's stream breaks before a byte too many is kept. */
function counting(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
}

const cleanName = (name: string): string =>
  basename(name.normalize('NFC').replaceAll('\\', '/'))
    // oxlint-disable-next-line no-control-regex -- control characters are what is removed
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(-200);

/** The source keeps flowing when the consumer gives up: the rest is discarded, the answer arrives. */
function guarded(source: Readable, maxBytes: number): Readable {
  const counter = counting(maxBytes);
  counter.on('error', () => {
    source.unpipe(counter);
    source.resume();
  });
  counter.on('close', () => source.resume());
  source.on('error', () => counter.destroy(interrupted()));
  return source.pipe(counter);
}

/** A field without a chosen file arrives with an empty name, which the parser leaves undefined. */
const isWanted = (part: MultipartFile, field: string): boolean =>
  part.fieldname === field && Boolean(part.filename);

/** Errors of the parser have no class of their own; what the consumer threw is passed on as it is. */
async function* partsOf(request: FastifyRequest, maxBytes: number): AsyncGenerator<Multipart> {
  // One byte more than allowed: our own counter is what refuses, with a code.
  const parts = request.parts({ limits: { fileSize: maxBytes + 1, files: 1 } });
  for (;;) {
    const next = await parts.next().catch((error: unknown) => {
      throw error instanceof Error && 'statusCode' in error ? error : interrupted();
    });
    if (next.done) return;
    yield next.value;
  }
}

/**
 * Streams the one file of a multipart form to a consumer and keeps the form's fields. Nothing is
 * buffered or written here; the hidden fields have to stand before the file in the form.
 * @param consume for example `Files.receive`; its stream must be read or destroyed
 * @throws CodedError `upload.too_large`, `upload.interrupted`, `web.media_type`, `web.malformed`, or
 *   what the consumer throws
 */
export async function receiveUpload<T>(
  request: FastifyRequest,
  limits: UploadLimits,
  consume: (file: IncomingFile) => Promise<T>,
): Promise<Upload<T>> {
  if (!request.isMultipart()) throw new CodedError('invalid', 'web.media_type');
  const maxBytes = limits.maxBytes ?? MAX_UPLOAD_BYTES;
  const fields: Record<string, unknown> = {};
  let file: T | undefined;
  for await (const part of partsOf(request, maxBytes)) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
    } else if (!isWanted(part, limits.field)) {
      part.file.resume();
    } else {
      const stream = guarded(part.file, maxBytes);
      file = await consume({ name: cleanName(part.filename), stream, fields: readForm(fields) });
    }
  }
  return { fields: readForm(fields), file };
}
