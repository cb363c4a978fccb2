import { getPlainDate, toEpochDay, toOfficeTime } from '@portal/kernel';
import * as fc from 'fast-check';
import { OFFICE_HOURS, officialCalendar as calendar, rule } from '../testing/official-calendar';
import {
  addWorkingMinutes,
  allotSteps,
  computeDue,
  countDue,
  type CountingRule,
  type DueComputation,
  fromOfficeMinute,
  latestStart,
  outcomeOf,
  type Pause,
  toOfficeMinute,
  workingMinutesBetween,
} from '.';

const DAY = 1_440;
const day = (text: string): number => toEpochDay(getPlainDate(text)) * DAY;

/** Office minutes of 2023–2025, so that a hundred days lie ahead of each. */
const minutes = fc.integer({ min: day('2023-01-01'), max: day('2026-01-01') - 1 });
const amounts = fc.integer({ min: 1, max: 60 });
const rules: fc.Arbitrary<CountingRule> = fc
  .record({
    amount: amounts,
    unit: fc.constantFrom('working_day', 'working_hour', 'calendar_day', 'working_minute'),
    firstDay: fc.constantFrom('next_working_day', 'same_moment'),
    cutOff: fc.option(fc.integer({ min: 0, max: DAY - 1 }), { nil: undefined }),
    rollOver: fc.constantFrom('next_working_day', 'none'),
    resume: fc.constantFrom('restart', 'continue'),
  } as const)
  .map((changes) => rule(changes));

/** Pauses one after another, from two days before the start to two months after it. */
const pausesAfter = (start: number): fc.Arbitrary<Pause[]> =>
  fc
    .array(fc.integer({ min: -2 * DAY, max: 60 * DAY }), { minLength: 0, maxLength: 6 })
    .map((offsets) => {
      const edges = [...offsets].sort((a, b) => a - b).map((m) => fromOfficeMinute(start + m));
      const pauses: Pause[] = [];
      for (let i = 0; i + 1 < edges.length; i += 2) {
        pauses.push({ from: edges[i]!, to: edges[i + 1]!, reason: 'supplement' });
      }
      return pauses;
    });

const cases = fc.tuple(minutes, rules).chain(([start, counting]) =>
  fc.record({
    start: fc.constant(start),
    counting: fc.constant(counting),
    pauses: pausesAfter(start),
  }),
);

const compute = (start: number, counting: CountingRule, pauses: Pause[] = []): DueComputation =>
  computeDue({ calendar, rule: counting, start: fromOfficeMinute(start), pauses });

/**
 * What grows: the instant; for calendar days the date, because their clock time is that of the
 * reception even when the date has rolled over.
 */
const measure = ({ rule: counted, dueAt, due }: DueComputation): number =>
  counted.unit === 'calendar_day' ? day(due.date) : toOfficeMinute(dueAt);

const holds = <T>(property: fc.IProperty<T>): void => {
  fc.assert(property, { numRuns: 400 });
};

/** The same law counted the slow way: minute by minute over an open or shut office. */
function isOpen(minute: number): boolean {
  const { date, minute: ofDay } = toOfficeTime(fromOfficeMinute(minute));
  const inHours = (ofDay >= 450 && ofDay < 690) || (ofDay >= 810 && ofDay < 1_050);
  return inHours && calendar.isWorkingDay(date);
}

function slowHours(start: number, amount: number): number {
  let minute = start;
  for (let left = amount * 60; left > 0; minute++) if (isOpen(minute)) left--;
  return minute;
}

function slowDays(start: number, amount: number): number {
  let minute = start;
  while (!isOpen(minute)) minute++;
  for (let left = amount; left > 0;) {
    minute += DAY;
    if (isOpen(minute)) left--;
  }
  return minute;
}

describe('due dates, by property', () => {
  it('agree with counting minute by minute', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 20 }), (start, amount) => {
        const hours = rule({ amount, unit: 'working_hour', firstDay: 'same_moment' });
        expect(countDue(calendar, hours, start)).toBe(slowHours(start, amount));
        expect(countDue(calendar, rule({ amount }), start)).toBe(slowDays(start, amount));
      }),
      { numRuns: 60 },
    );
  });

  it('never lie before the start, nor the target after the date', () => {
    holds(
      fc.property(cases, fc.double({ min: 0.01, max: 1, noNaN: true }), (given, targetShare) => {
        const { start, counting, pauses } = given;
        const computed = computeDue({
          calendar,
          rule: counting,
          start: fromOfficeMinute(start),
          pauses,
          targetShare,
        });
        expect(toOfficeMinute(computed.dueAt)).toBeGreaterThanOrEqual(start);
        expect(computed.targetAt!.getTime()).toBeLessThanOrEqual(computed.dueAt.getTime());
      }),
    );
  });

  it('grow with the start, pauses and all', () => {
    holds(
      fc.property(cases, fc.integer({ min: 0, max: 20 * DAY }), (given, later) => {
        const { start, counting, pauses } = given;
        const first = measure(compute(start, counting, pauses));
        const second = measure(compute(start + later, counting, pauses));
        expect(second).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('grow with the amount, pauses and all', () => {
    holds(
      fc.property(cases, fc.integer({ min: 0, max: 20 }), (given, more) => {
        const { start, counting, pauses } = given;
        const larger = { ...counting, amount: counting.amount + more };
        const first = measure(compute(start, counting, pauses));
        expect(measure(compute(start, larger, pauses))).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('are never shortened by a pause', () => {
    holds(
      fc.property(cases, ({ start, counting, pauses }) => {
        let before = measure(compute(start, counting));
        pauses.forEach((_, i) => {
          const after = measure(compute(start, counting, pauses.slice(0, i + 1)));
          expect(after).toBeGreaterThanOrEqual(before);
          before = after;
        });
      }),
    );
  });

  it('add up from their parts (working days without cut-off)', () => {
    holds(
      fc.property(minutes, amounts, amounts, (start, a, b) => {
        const whole = countDue(calendar, rule({ amount: a + b }), start);
        const part = countDue(calendar, rule({ amount: a }), start);
        expect(countDue(calendar, rule({ amount: b }), part)).toBe(whole);
      }),
    );
  });

  it('continue: working time from arrival to due is the limit and the pauses', () => {
    holds(
      fc.property(cases, ({ start, counting, pauses }) => {
        const days = rule({ amount: counting.amount, resume: 'continue' });
        const computed = compute(start, days, pauses);
        const added = computed.pauses.reduce((sum, { addedMinutes }) => sum + addedMinutes, 0);
        const from = fromOfficeMinute(day(computed.start.date) + computed.start.minute);
        expect(workingMinutesBetween(calendar, from, computed.dueAt)).toBe(
          counting.amount * 480 + added,
        );
      }),
    );
  });

  it('fall within office hours, but for calendar days that do not roll over', () => {
    holds(
      fc.property(cases, ({ start, counting, pauses }) => {
        const { due } = compute(start, { ...counting, rollOver: 'next_working_day' }, pauses);
        expect(calendar.isWorkingDay(due.date)).toBe(true);
        expect(due.minute).toBeGreaterThanOrEqual(450);
        expect(due.minute).toBeLessThanOrEqual(1_050);
      }),
    );
  });
});

describe('working time, by property', () => {
  it('passes as it is added, forwards and backwards', () => {
    holds(
      fc.property(minutes, fc.integer({ min: -20_000, max: 40_000 }), (start, amount) => {
        const from = fromOfficeMinute(start + 90 * DAY);
        const to = addWorkingMinutes(calendar, from, amount);
        expect(workingMinutesBetween(calendar, from, to)).toBe(amount);
        expect(Math.sign(to.getTime() - from.getTime())).toBe(Math.sign(amount));
      }),
    );
  });

  it('the latest start leaves exactly the work, and a minute later not enough', () => {
    holds(
      fc.property(minutes, fc.integer({ min: 1, max: 10_000 }), (start, work) => {
        const target = fromOfficeMinute(start + 90 * DAY);
        const begin = latestStart(calendar, target, work);
        expect(workingMinutesBetween(calendar, begin, target)).toBe(work);
        const later = new Date(begin.getTime() + 60_000);
        expect(workingMinutesBetween(calendar, later, target)).toBe(work - 1);
      }),
    );
  });

  it('steps share out every minute, each within one of its share', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    holds(
      fc.property(fc.integer({ min: 0, max: 100_000 }), shares, (total, weights) => {
        const parts = allotSteps(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, i) => {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - (total * weights[i]!) / sum)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it('an outcome only worsens with time', () => {
    const rank = { early: 0, on_time: 1, late: 2 };
    holds(
      fc.property(minutes, minutes, minutes, (due, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(fromOfficeMinute);
        const at = fromOfficeMinute(due);
        expect(rank[outcomeOf(first!, at)]).toBeLessThanOrEqual(rank[outcomeOf(second!, at)]);
        expect(outcomeOf(at, at)).toBe('on_time');
      }),
    );
  });

  it('the hours of the tests are those that the slow count assumes', () => {
    expect(OFFICE_HOURS.sessions).toEqual([
      { from: '07:30', to: '11:30' },
      { from: '13:30', to: '17:30' },
    ]);
  });
});
