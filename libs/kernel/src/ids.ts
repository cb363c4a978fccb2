import { randomBytes, randomUUID } from 'node:crypto';

/** The millisecond of the newest id and how many ids were made within it. */
let latest = { millisecond: -1, sequence: 0 };

/** Room for 2^24 ids of one millisecond behind a random beginning. */
const SEQUENCE_START_BITS = 0xff_ffff;

function nextSequence(millisecond: number): number {
  const sequence =
    millisecond === latest.millisecond
      ? latest.sequence + 1
      : randomBytes(4).readUInt32BE() & SEQUENCE_START_BITS;
  latest = { millisecond, sequence };
  return sequence;
}

/**
 * A UUID of version 7 (RFC 9562 §5.7): sorts by the time it was made, and within one millisecond of
 * one process by the order of making (§6.2, method 1), so that new rows land at the end of an index
 * and lists keep their order. 48 random bits besides: it cannot be guessed.
 * @param at the instant that the identifier shall sort by
 */
export function newId(at: Date): string {
  const sequence = nextSequence(at.getTime());
  const time = at.getTime().toString(16).padStart(12, '0');
  return [
    time.slice(0, 8),
    time.slice(8),
    (0x7000 | ((sequence >>> 14) & 0x0fff)).toString(16),
    (0x8000 | (sequence & 0x3fff)).toString(16),
    // The last 48 bits of a random UUID are random, and come from a pool that the engine keeps.
    randomUUID().slice(24),
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
