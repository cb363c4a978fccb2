import { join } from 'node:path';
import * as fc from 'fast-check';
import type { WorkingCalendar } from '@portal/deadlines/core';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { loadWorkingCalendar } from '@portal/deadlines';
import {
  isOnTime766,
  isWaiting,
  type LegalRun,
  progressEnd,
  reserveUsed,
  standingOf,
  workedMinutes,
} from './legal-run';
import { type Period, periodOf } from './period';

const calendar: WorkingCalendar = loadWorkingCalendar(
  join(__dirname, '../../../../config/calendars'),
);
const at = (date: string, hour = 9, minute = 0): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 + minute });

/** October, over when the figures are made. */
const OCTOBER: Period = periodOf(
  { from: getPlainDate('2026-10-01'), to: getPlainDate('2026-10-31') },
  at('2026-11-20'),
);

/** Accepted on the 1st, target on the 20th, due on the 26th, all at nine. */
const run = (more: Partial<LegalRun> = {}): LegalRun => ({
  startedAt: at('2026-10-01'),
  targetAt: at('2026-10-20'),
  dueAt: at('2026-10-26'),
  endedAt: null,
  decidedAt: null,
  handedOverAt: null,
  stoppedAt: null,
  standstills: [],
  supplementRequests: 0,
  ...more,
});
const decided = (moment: Date, more: Partial<LegalRun> = {}): LegalRun =>
  run({ endedAt: moment, decidedAt: moment, ...more });

describe('a legal clock in a period', () => {
  it.each<[string, LegalRun, string]>([
    ['the day before the due date', decided(at('2026-10-25', 23)), 'early'],
    ['the due date, to the minute', decided(at('2026-10-26', 9, 0)), 'on_time'],
    ['a minute later', decided(at('2026-10-26', 9, 1)), 'late'],
    ['a decision of the next month', decided(at('2026-11-02')), 'open_overdue'],
    ['nothing yet, due in November', run({ dueAt: at('2026-11-09') }), 'open_in_time'],
    ['nothing yet, due in October', run(), 'open_overdue'],
    ['withdrawn', run({ endedAt: at('2026-10-12'), stoppedAt: at('2026-10-12') }), 'stopped'],
    [
      'withdrawn after the period',
      run({ endedAt: at('2026-11-03'), stoppedAt: at('2026-11-03') }),
      'open_overdue',
    ],
  ])('%s: %s', (_name, legal, standing) => {
    expect(standingOf(legal, OCTOBER)).toBe(standing);
  });

  it.each<[string, LegalRun, Date]>([
    [
      'the decision before the hand-over',
      decided(at('2026-10-15'), { handedOverAt: at('2026-10-16') }),
      at('2026-10-15'),
    ],
    [
      'the hand-over where no decision is known',
      run({ handedOverAt: at('2026-10-16') }),
      at('2026-10-16'),
    ],
    [
      'the hand-over before a stop',
      run({ handedOverAt: at('2026-10-16'), stoppedAt: at('2026-10-12') }),
      at('2026-10-16'),
    ],
    ['the stop', run({ stoppedAt: at('2026-10-12') }), at('2026-10-12')],
    ['the end of the period', run(), OCTOBER.end],
    [
      'the request, while a supplement is awaited',
      run({ standstills: [{ fromAt: at('2026-10-05'), toAt: null }] }),
      at('2026-10-05'),
    ],
    [
      'the request, though it was answered after the period',
      run({ standstills: [{ fromAt: at('2026-10-30'), toAt: at('2026-11-04') }] }),
      at('2026-10-30'),
    ],
    [
      'not the request that was answered in the period',
      run({ standstills: [{ fromAt: at('2026-10-05'), toAt: at('2026-10-08') }] }),
      OCTOBER.end,
    ],
    [
      'the request, when nobody answered it until the dossier was closed',
      run({
        stoppedAt: at('2026-10-28'),
        standstills: [{ fromAt: at('2026-10-05'), toAt: at('2026-10-28') }],
      }),
      at('2026-10-05'),
    ],
    [
      'the decision, though it came the minute the answer did',
      decided(at('2026-10-08'), {
        standstills: [{ fromAt: at('2026-10-05'), toAt: at('2026-10-08') }],
      }),
      at('2026-10-08'),
    ],
  ])('ends for 766 at %s', (_name, legal, end) => {
    expect(progressEnd(legal, OCTOBER)).toEqual(end);
  });

  it('is late in 766 with two requests, whatever the dates; with one it is not', () => {
    const early = decided(at('2026-10-02'));
    expect(isOnTime766({ ...early, supplementRequests: 1 }, OCTOBER)).toBe(true);
    expect(isOnTime766({ ...early, supplementRequests: 2 }, OCTOBER)).toBe(false);
    expect(standingOf({ ...early, supplementRequests: 2 }, OCTOBER)).toBe('early');
  });

  it('waits at the end of the period only while nothing closed it', () => {
    const standstills = [{ fromAt: at('2026-10-30'), toAt: at('2026-11-04') }];
    expect(isWaiting(run({ standstills }), OCTOBER)).toBe(true);
    expect(isWaiting(run({ standstills, stoppedAt: at('2026-10-31') }), OCTOBER)).toBe(false);
    expect(isWaiting(run(), OCTOBER)).toBe(false);
  });

  it('is measured now in a period that still runs', () => {
    const now = at('2026-10-26', 8);
    const running = periodOf(OCTOBER, now);
    expect(progressEnd(run(), running)).toEqual(now);
    expect(standingOf(run(), running)).toBe('open_in_time');
  });
});

describe('working time', () => {
  const day = fc
    .integer({ min: 1, max: 60 })
    .map((days) => new Date(at('2026-09-10').getTime() + days * 86_400_000));

  it('leaves out the time of supplements', () => {
    // Monday 5 to Friday 9 October: five days of eight hours between the same minutes is four days.
    const legal = { startedAt: at('2026-10-05'), endedAt: at('2026-10-09'), standstills: [] };
    expect(workedMinutes(calendar, legal)).toBe(4 * 480);
    const standstills = [{ fromAt: at('2026-10-06'), toAt: at('2026-10-07', 10) }];
    expect(workedMinutes(calendar, { ...legal, standstills })).toBe(3 * 480 - 60);
    expect(workedMinutes(calendar, { ...legal, endedAt: null })).toBe(0);
  });

  it.each([
    ['before the target', at('2026-10-12'), 0],
    ['at the target', at('2026-10-20'), 0],
    ['half way', at('2026-10-22'), 50],
    ['at the due date', at('2026-10-26'), 100],
    ['late', at('2026-10-29'), 100],
  ])('reserve used %s', (_name, moment, percent) => {
    expect(reserveUsed(calendar, decided(moment))).toBe(percent);
  });

  it('knows no reserve without a target, or with one at the due date', () => {
    expect(reserveUsed(calendar, decided(at('2026-10-22'), { targetAt: null }))).toBeNull();
    const targetAt = at('2026-10-26');
    expect(reserveUsed(calendar, decided(at('2026-10-22'), { targetAt }))).toBeNull();
  });

  it('uses no more of the reserve the earlier it ends', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const used = (end: Date): number => reserveUsed(calendar, decided(end))!;
        expect(used(first)).toBeLessThanOrEqual(used(last));
      }),
    );
  });
});
