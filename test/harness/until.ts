import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds; fails after `milliseconds`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`did not happen within ${milliseconds} ms`);
    await sleep(20);
  }
}
