import * as fc from 'fast-check';
import { addDays, fromEpochDay, getPlainDate, type PlainDate, toEpochDay } from '@portal/kernel';
import {
  daysOf,
  firstDayOfMonth,
  namedSpan,
  PERIOD_NAMES,
  type PeriodName,
  periodOf,
  spanBefore,
} from './period';

const day = (text: string): PlainDate => getPlainDate(text);
const TODAY = day('2026-11-27');
const words = ({ from, to }: { from: string; to: string }): string => `${from} ${to}`;
const anyDay = fc.integer({ min: 11_000, max: 25_000 }).map(fromEpochDay);

describe('periods', () => {
  it.each<[PeriodName, string, string]>([
    ['this_month', '2026-11-01 2026-11-30', '2026-10-01 2026-10-27'],
    ['last_month', '2026-10-01 2026-10-31', '2026-09-01 2026-09-30'],
    ['this_quarter', '2026-10-01 2026-12-31', '2026-07-01 2026-08-27'],
    ['last_quarter', '2026-07-01 2026-09-30', '2026-04-01 2026-06-30'],
    ['this_year', '2026-01-01 2026-12-31', '2025-01-01 2025-11-27'],
    ['last_year', '2025-01-01 2025-12-31', '2024-01-01 2024-12-31'],
  ])('%s', (name, span, before) => {
    const found = namedSpan(name, TODAY);
    expect(words(found)).toBe(span);
    expect(words(spanBefore(name, found, TODAY))).toBe(before);
  });

  it('goes from January to December of the year before', () => {
    expect(words(namedSpan('last_month', day('2026-01-31')))).toBe('2025-12-01 2025-12-31');
    expect(words(namedSpan('last_quarter', day('2026-02-01')))).toBe('2025-10-01 2025-12-31');
  });

  it('compares a month that runs with no day beyond the shorter month before', () => {
    const march = namedSpan('this_month', day('2026-03-31'));
    expect(words(spanBefore('this_month', march, day('2026-03-31')))).toBe('2026-02-01 2026-02-28');
  });

  it('compares days that were typed with as many days right before', () => {
    const span = { from: day('2026-11-02'), to: day('2026-11-06') };
    expect(words(spanBefore(null, span, TODAY))).toBe('2026-10-28 2026-11-01');
    const running = { from: day('2026-11-26'), to: day('2026-12-31') };
    expect(words(spanBefore(null, running, TODAY))).toBe('2026-11-24 2026-11-25');
  });

  it('holds the day it is asked on, begins a month on its first day, ends one on its last', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        for (const name of PERIOD_NAMES) {
          const { from, to } = namedSpan(name, today);
          expect(from.slice(8)).toBe('01');
          expect(addDays(to, 1).slice(8)).toBe('01');
          expect(from <= today && today <= to).toBe(name.startsWith('this'));
        }
      }),
    );
  });

  it('leaves no day between a period and the one before, and makes it no longer', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.option(fc.constantFrom(...PERIOD_NAMES)),
        fc.nat(400),
        (today, name, more) => {
          const span = name ? namedSpan(name, today) : { from: addDays(today, -more), to: today };
          const before = spanBefore(name, span, today);
          expect(before.from <= before.to && before.to < span.from).toBe(true);
          const begun = toEpochDay(today < span.to ? today : span.to) - toEpochDay(span.from) + 1;
          if (name === null) expect(daysOf(before)).toBe(begun);
          if (name?.startsWith('this')) expect(daysOf(before)).toBeLessThanOrEqual(begun);
        },
      ),
    );
  });

  it('is measured now while it runs, at its end when it is over', () => {
    const now = new Date('2026-11-27T03:00:00Z');
    const running = periodOf(namedSpan('this_month', TODAY), now);
    expect(running.start.toISOString()).toBe('2026-10-31T17:00:00.000Z');
    expect(running.end.toISOString()).toBe('2026-11-30T17:00:00.000Z');
    expect(running.measuredAt).toEqual(now);
    const over = periodOf(namedSpan('last_month', TODAY), now);
    expect(over.measuredAt).toEqual(over.end);
  });

  it('knows the month of an instant by the wall clock of the office', () => {
    expect(firstDayOfMonth(new Date('2026-10-31T17:00:00Z'))).toBe('2026-11-01');
    expect(firstDayOfMonth(new Date('2026-10-31T16:59:00Z'))).toBe('2026-10-01');
  });
});
