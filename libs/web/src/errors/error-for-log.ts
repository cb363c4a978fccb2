/** What the log keeps of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
}

const framesOf = (stack: string | undefined): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/**
 * Type, message, stack and code alone: errors of the database also carry the parameters of the query,
 * and quote values in their message, which are personal data.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: 'thrown value', stack: undefined, code: undefined };
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const quotes = 'driverError' in error || 'routine' in error;
  const message = quotes ? `refused by the database (${code ?? 'no code'})` : error.message;
  return { type: error.name, message, stack: framesOf(error.stack), code };
}
