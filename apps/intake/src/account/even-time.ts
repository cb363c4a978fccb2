import { setTimeout } from 'node:timers/promises';

/** Milliseconds: several times what the slowest way takes on an idle machine. */
const SHORTEST = 250;

/**
 * Answers after the same time whichever way the work went: finding an account, making a link and owing
 * its mail takes some milliseconds more than finding none, and many tries would show it.
 */
export async function evenTime<T>(work: () => Promise<T>): Promise<T> {
  const wait = setTimeout(SHORTEST);
  try {
    return await work();
  } finally {
    await wait;
  }
}
