import { measure } from './measure';
import { axis, drawn } from './testing/small-office';
import type { Finished } from './work-year';

/** Ten working days from minute 0; the target after eight: minutes 4,800 and 3,840. */
function finishedAt(minute: number): Finished {
  const fate = drawn(0, 10, { accepted: 10, work: 1 });
  const { dueAt, targetAt } = fate.clock;
  return { fate, dueAt, targetAt, finishedAt: axis.instant(minute), took: minute - 10 };
}

describe('what is measured', () => {
  const figures = measure(axis, [3_850, 4_330, 4_805, 4_811 + 480].map(finishedAt));

  test('judges by date and minute', () => {
    // The due minute is 4,810, ten minutes into its day: 4,805 is that day, 4,330 the day before.
    expect(figures).toMatchObject({ early: 0.5, onTime: 0.25, late: 0.25, metTarget: 0.25 });
    expect(figures.maxOverdue).toBeCloseTo(481 / 480, 10);
    expect(figures.meanOverdue).toBeCloseTo(481 / 480, 10);
  });

  test('counts the reserve that was used: none, a half, nearly all, all', () => {
    expect(figures.reserveUsed).toBeCloseTo((0 + 0.5 + 955 / 960 + 1) / 4, 10);
  });

  test('takes the nearest rank for median and percentile', () => {
    expect(figures.median).toBeCloseTo(4_320 / 480, 10);
    expect(figures.p95).toBeCloseTo((4_801 + 480) / 480, 10);
  });

  test('has no overdue days when nobody is late', () => {
    expect(measure(axis, [finishedAt(100)])).toMatchObject({ meanOverdue: 0, maxOverdue: 0 });
  });
});
