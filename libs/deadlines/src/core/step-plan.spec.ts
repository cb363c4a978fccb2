import * as fc from 'fast-check';
import { at, officialCalendar as calendar, rule } from '../testing/official-calendar';
import { computeDates, forecastFinish, stepBudgets, workingMinutesBetween } from '.';

const LIMIT = rule({ amount: 20 });
const spanFrom = (start: string, limit = LIMIT, targetShare = 0.8) => {
  const dates = computeDates({ calendar, rule: limit, start: at(start), targetShare });
  const { countedFromAt } = dates;
  return { rule: limit, targetShare, countedFromAt, targetAt: dates.targetAt! };
};

describe('budgets of steps', () => {
  it('add up to the target', () => {
    const span = spanFrom('2026-11-30T09:00');
    expect(stepBudgets(calendar, span, [1, 1, 14, 10, 2, 2, 5, 4])).toEqual([
      197, 197, 2757, 1969, 394, 394, 984, 788,
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        (shares, amount) => {
          const budgets = stepBudgets(calendar, { ...span, rule: rule({ amount }) }, shares);
          expect(budgets.reduce((a, b) => a + b, 0)).toBe(Math.floor(amount * 480 * 0.8));
        },
      ),
    );
  });

  it('of a limit in calendar days share the working time up to its target', () => {
    const days = rule({ amount: 30, unit: 'calendar_day' });
    const span = spanFrom('2026-11-30T09:00', days);
    const minutes = workingMinutesBetween(calendar, span.countedFromAt, span.targetAt);
    expect(stepBudgets(calendar, span, [1, 3])).toEqual([minutes / 4, (minutes / 4) * 3]);
  });

  it('are nothing where a target in calendar days leaves no working time', () => {
    const days = rule({ amount: 1, unit: 'calendar_day', rollOver: 'none' });
    const friday = spanFrom('2026-03-06T17:29', days);
    const budgets = stepBudgets(calendar, { ...friday, targetAt: at('2026-03-05T09:00') }, [1, 1]);
    expect(budgets).toEqual([0, 0]);
  });
});

describe('the forecast', () => {
  const budgets = [480, 960, 480];
  const forecast = (now: string, spent: number, index: number): Date =>
    forecastFinish(calendar, at(now), spent, { budgets, index });

  it('is what is left of the step, and the steps after it', () => {
    expect(forecast('2026-03-02T08:00', 0, 0)).toEqual(at('2026-03-06T08:00'));
    expect(forecast('2026-03-02T14:00', 240, 0)).toEqual(at('2026-03-06T08:00'));
  });

  it('moves on with the clock once the step has outlived its budget', () => {
    expect(forecast('2026-03-03T08:00', 480, 0)).toEqual(at('2026-03-06T08:00'));
    expect(forecast('2026-03-04T08:00', 960, 0)).toEqual(at('2026-03-09T08:00'));
    expect(forecast('2026-03-04T08:00', 960, 2)).toEqual(at('2026-03-04T08:00'));
  });
});
