import { randomBytes } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562 §5.7): sorts by the time it was made, so that new rows land at the
 * end of an index, and carries 74 random bits, so that it cannot be guessed.
 * @param at the instant that the identifier shall sort by
 */
export function newId(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in lower case: checked before it reaches a query. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Crockford's base 32 without I, L, O, U: cannot be misread from paper or over the phone. */
const LEGIBLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random key that a person can read out: `length` characters of 5 bits each. */
export function newLegibleKey(length: number): string {
  return Array.from(randomBytes(length), (byte) => LEGIBLE[byte & 31]).join('');
}

/** Brings a typed key to its printed form: no spaces or dashes, upper case, O→0, I and L→1. */
export function normaliseLegibleKey(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
