import * as fc from 'fast-check';
import { Distribution } from './distribution';
import { progressPoints } from './score-766';
import { OutcomeCount, sharesOf } from './shares';

const counts = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 9 });

describe('shares', () => {
  it('add up to the whole, and none is more than a tenth of a percent off', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const sum = all.reduce((a, b) => a + b, 0);
        const shares = sharesOf(all);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : 1_000);
        shares.forEach((share, index) => {
          if (sum > 0) expect(Math.abs(share - (all[index]! * 1_000) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  it('of equal remainders the first gets the tenth', () => {
    expect(sharesOf([1, 1, 1])).toEqual([334, 333, 333]);
    expect(sharesOf([0, 3, 0])).toEqual([0, 1_000, 0]);
    expect(sharesOf([])).toEqual([]);
  });

  it('counts outcomes', () => {
    const count = new OutcomeCount();
    for (const outcome of ['early', 'late', 'early', 'on_time'] as const) count.add(outcome);
    expect(count).toMatchObject({ early: 2, on_time: 1, late: 1, total: 4 });
  });
});

describe('distribution', () => {
  it('has the quantiles of the sorted values', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
    const parts = fc.constantFrom(0.1, 0.5, 0.9, 1);
    fc.assert(
      fc.property(values, parts, (all, part) => {
        const distribution = new Distribution();
        for (const value of all) distribution.add(value);
        const sorted = all.toSorted((a, b) => a - b);
        expect(distribution.quantile(part)).toBe(sorted[Math.ceil(all.length * part) - 1]);
        expect(distribution.sum).toBe(all.reduce((a, b) => a + b, 0));
        expect(distribution.count).toBe(all.length);
      }),
    );
  });

  it('of nothing has none', () => {
    expect(new Distribution().quantile(0.5)).toBeNull();
  });
});

describe('points of progress', () => {
  it.each([
    [0, 0, null],
    [10, 0, 200],
    [0, 4, 0],
    [3, 1, 150],
    [2, 1, 133],
  ])('%i on time, %i late: %p tenths', (onTime, late, points) => {
    expect(progressPoints({ onTime, late, lateByRequests: 0 })).toBe(points);
  });
});
