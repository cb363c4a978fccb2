import { randomInt } from 'node:crypto';

const SECOND = 1_000;
const LONGEST = 15 * 60 * SECOND;

/**
 * Milliseconds to wait after the n-th failed try: 5 s, 15 s, 45 s … at most 15 minutes, spread by a
 * fifth so that many jobs that failed together do not come back together.
 */
export function growingWait(attempt: number): number {
  const wait = Math.min(5 * SECOND * 3 ** Math.min(attempt - 1, 10), LONGEST);
  return wait - randomInt(Math.floor(wait / 5));
}

/** Tries before a job is given up: with the waits above, about five days. */
export const MAX_ATTEMPTS = 500;
