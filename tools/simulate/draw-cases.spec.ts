import { toOfficeTime } from '@portal/kernel';
import { FIRST_MONTH } from './compare';
import { drawCases } from './draw-cases';
import { axis, POOL, smallScenario } from './testing/small-office';

const OPTIONS = { seed: 3, dossiers: 6_000, load: 0.95, from: FIRST_MONTH };

describe('the dossiers of a year', () => {
  const cases = drawCases(axis, smallScenario(), OPTIONS);

  test('are the same for the same seed and others for another', () => {
    expect(drawCases(axis, smallScenario(), OPTIONS)).toEqual(cases);
    const other = drawCases(axis, smallScenario(), { ...OPTIONS, seed: 4 });
    expect(other.map(({ work }) => work)).not.toEqual(cases.map(({ work }) => work));
  });

  test('come within twelve months, three times as many in December as in another month', () => {
    const months = cases.map(({ acceptedAt }) => toOfficeTime(acceptedAt).date.slice(0, 7));
    const count = (month: string) => months.filter((each) => each === month).length;
    expect(new Set(months).size).toBe(12);
    expect(months.toSorted()[0]).toBe('2025-07');
    expect(months.toSorted().at(-1)).toBe('2026-06');
    expect(count('2025-12') / (count('2025-09') + count('2026-02'))).toBeCloseTo(1.5, 0);
  });

  test('hold exactly the work of the load, but for rounding', () => {
    const work = cases.flatMap((each) => each.work).reduce((sum, minutes) => sum + minutes, 0);
    const year = cases.at(-1)!.acceptedMinute;
    expect(work / (year * POOL.people)).toBeCloseTo(0.95, 2);
  });

  test('keep arrivals, kinds and supplements when the load is another', () => {
    const more = drawCases(axis, smallScenario(), { ...OPTIONS, load: 1.05 });
    const fate = (drawn: typeof cases) =>
      drawn.map(({ acceptedMinute, procedure, supplement, waits }) => ({
        acceptedMinute,
        name: procedure.name,
        answer: supplement?.answer,
        waits,
      }));
    expect(fate(more)).toEqual(fate(cases));
  });

  test('answer within the limit, a part of them asked', () => {
    const asked = cases.flatMap(({ supplement }) => supplement ?? []);
    expect(asked.length / cases.length).toBeCloseTo(0.2, 1);
    expect(Math.max(...asked.map(({ answer }) => answer))).toBeLessThanOrEqual(7_200);
  });
});
