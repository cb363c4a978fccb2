import { HttpException } from '@nestjs/common';
import { CodedError, ErrorKind, ErrorParams, FieldError } from '@portal/kernel';
import { isDatabaseAway, isTextRefused } from '@portal/platform';

/** What an error means to whoever made the request. */
export interface Refusal {
  readonly status: number;
  /** Code of the sentence in the message catalogue. */
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;
  /** A fault of the program: logged with its stack. */
  readonly unexpected: boolean;
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

/** Sentences of what the framework refuses before any of our code runs. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'web.malformed',
  401: 'web.session_expired',
  403: 'web.forbidden',
  404: 'web.not_found',
  405: 'web.not_found',
  406: 'web.malformed',
  408: 'web.too_slow',
  411: 'web.malformed',
  413: 'web.too_large',
  414: 'web.malformed',
  415: 'web.media_type',
  422: 'web.malformed',
  429: 'web.rate_limited',
  431: 'web.malformed',
  503: 'web.unavailable',
};

/** Seconds; PostgreSQL is usually back within this time after a restart. */
const RETRY_AFTER = 10;

const refusal = (status: number, code: string, rest: Partial<Refusal> = {}): Refusal => ({
  status,
  code,
  params: {},
  fields: [],
  retryAfter: status === 503 ? RETRY_AFTER : undefined,
  unexpected: false,
  ...rest,
});

function ofCoded(error: CodedError): Refusal {
  const minutes = error.params['minutes'];
  const retryAfter = typeof minutes === 'number' ? minutes * 60 : RETRY_AFTER;
  const later = error.kind === 'rate_limited' || error.kind === 'unavailable';
  return refusal(STATUS[error.kind], error.code, {
    params: error.params,
    fields: error.fields,
    retryAfter: later ? retryAfter : undefined,
  });
}

/** Status of the errors of Fastify and its plugins: `statusCode` on a plain Error with a code. */
function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

const isCrossSite = (error: unknown): boolean =>
  error instanceof HttpException && error.message.startsWith('Cross-origin request detected');

/** What is told from the error itself, before its status is asked. */
const KNOWN: readonly { is: (error: unknown) => boolean; status: number; code: string }[] = [
  { is: isDatabaseAway, status: 503, code: 'web.database_away' },
  { is: isTextRefused, status: 422, code: 'web.malformed' },
  { is: isCrossSite, status: 403, code: 'web.cross_site' },
];

/** Translates whatever was thrown into status and code; pure, so that the whole table is tested. */
export function describeError(error: unknown): Refusal {
  if (error instanceof CodedError) return ofCoded(error);
  const known = KNOWN.find(({ is }) => is(error));
  if (known) return refusal(known.status, known.code);
  const status = frameworkStatus(error);
  const code = status === undefined ? undefined : CODE_OF_STATUS[status];
  if (status !== undefined && code !== undefined) return refusal(status, code);
  if (status !== undefined && status >= 400 && status < 500) {
    return refusal(status, 'web.malformed');
  }
  return refusal(500, 'web.unexpected', { unexpected: true });
}
