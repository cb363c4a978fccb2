import { Random } from './random';

const draws = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => random.next());

describe('chance that can be repeated', () => {
  test('is the same for the same seed and stream, and no other', () => {
    const first = draws(new Random(7, 1), 50);
    expect(draws(new Random(7, 1), 50)).toEqual(first);
    expect(draws(new Random(8, 1), 50)).not.toEqual(first);
    expect(draws(new Random(7, 2), 50)).not.toEqual(first);
    // Seeds beyond 32 bits count whole.
    expect(draws(new Random(7 + 2 ** 32, 1), 50)).not.toEqual(first);
  });

  test('is even between 0 and 1', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of draws(new Random(1, 1), 100_000)) tenths[Math.floor(value * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('picks in proportion, and never what has no weight', () => {
    const random = new Random(1, 1);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 40_000; draw++) counts[random.pick([1, 0, 3])]!++;
    expect(counts[1]).toBe(0);
    expect(counts[0]! / 40_000).toBeCloseTo(0.25, 1);
  });

  test('draws handling times of the mean and the spread that were asked for', () => {
    const random = new Random(3, 1);
    const times = Array.from({ length: 200_000 }, () => random.logNormal(40, 0.75));
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
    expect(mean / 40).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(0.75, 1);
    expect(Math.min(...times.slice(0, 1_000))).toBeGreaterThan(0);
  });
});
