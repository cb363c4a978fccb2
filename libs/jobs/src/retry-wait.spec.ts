import { growingWait } from './retry-wait';

describe('growingWait', () => {
  it('grows threefold and is spread by a fifth', () => {
    for (const [attempt, seconds] of [
      [1, 5],
      [2, 15],
      [3, 45],
      [4, 135],
    ] as const) {
      const wait = growingWait(attempt);
      expect(wait).toBeGreaterThan(seconds * 800 - 1);
      expect(wait).toBeLessThanOrEqual(seconds * 1_000);
    }
  });

  it('never waits longer than 15 minutes, however often it failed', () => {
    expect(growingWait(7)).toBeLessThanOrEqual(900_000);
    expect(growingWait(500)).toBeLessThanOrEqual(900_000);
    expect(growingWait(500)).toBeGreaterThan(719_000);
  });
});
