import { types } from 'node:util';

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08000',
  '08003',
  '08006',
]);

// Not `instanceof`: an error of Node's own sockets may come from another realm (a test sandbox, a vm).
const isError = (error: unknown): error is Error => types.isNativeError(error);

const codeOf = (error: unknown): string => {
  if (!isError(error)) return '';
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code ?? '';
};

/** Whether PostgreSQL went away or cannot be reached: worth another try, not a fault of the request. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.has(codeOf(error))) return true;
  return (
    isError(error) &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** character_not_in_repertoire, untranslatable_character: such as U+0000 in a text or in jsonb. */
const TEXT_REFUSED = new Set(['22021', '22P05']);

/** Whether PostgreSQL refused a text that it cannot keep: a fault of whoever sent it. */
export function isTextRefused(error: unknown): boolean {
  return TEXT_REFUSED.has(codeOf(error));
}

/** Whether a unique index refused a row; `constraint` narrows it to one index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false;
  if (constraint === undefined) return true;
  const { driverError } = error as { driverError?: { constraint?: string } };
  return driverError?.constraint === constraint;
}

/** Whether a table or column is missing: the migrations of this version did not run. */
export function isSchemaMissing(error: unknown): boolean {
  return ['42P01', '42703'].includes(codeOf(error));
}
