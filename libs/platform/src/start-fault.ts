import { OperatorError } from '@portal/kernel';
import { ConfigError } from './config/config';
import { isDatabaseAway, isSchemaMissing } from './database/database-errors';

/** Where a process wanted to listen. */
export interface Listening {
  /** Name of the variable that holds the port. */
  readonly variable: string;
  readonly port: number;
  readonly host: string;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Whether the fault is that of listening, not of connecting to something else. */
const isOfListening = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  ['listen', 'bind', 'getaddrinfo'].includes(String(error.syscall));

function ofListening(error: unknown, { variable, port, host }: Listening): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop the program that uses it, or set ${variable} to another port.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user: set ${variable} to a port above 1023.`;
    default:
      return `HOST ${host}: this machine has no such address (${String(codeOf(error))}).`;
  }
}

/**
 * What an operator reads when a process cannot start: the variable or the place to look at.
 * @param listening undefined when the configuration was not read yet
 */
export function describeStartFault(error: unknown, listening: Listening | undefined): string {
  if (error instanceof ConfigError || error instanceof OperatorError) return error.message;
  if (listening && isOfListening(error)) return ofListening(error, listening);
  if (isDatabaseAway(error)) {
    return `PostgreSQL does not answer (${String(codeOf(error))}): start it, or mend DATABASE_URL.`;
  }
  if (isSchemaMissing(error)) {
    return 'The database has not the tables of this version: run `portal migrate`.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
