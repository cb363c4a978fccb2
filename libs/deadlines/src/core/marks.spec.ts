import { formatMinute, toOfficeTime } from '@portal/kernel';
import * as fc from 'fast-check';
import { at, officialCalendar as calendar, rule } from '../testing/official-calendar';
import { computeDates, type CountingRule, type Mark, markMoments, stretchBefore } from '.';

const text = (instant: Date): string => {
  const { date, minute } = toOfficeTime(instant);
  return `${date}T${formatMinute(minute)}`;
};

function moments(
  changes: Partial<CountingRule>,
  marks: readonly Mark[],
  pauses: readonly [from: string, to: string][] = [],
): string[] {
  const input = {
    calendar,
    rule: rule(changes),
    start: at('2026-03-02T08:15'),
    pauses: pauses.map(([from, to]) => ({ from: at(from), to: at(to), reason: 'supplement' })),
  };
  return markMoments(input, marks).map((moment) => `${moment.name} ${text(moment.at)}`);
}

const STEP: readonly Mark[] = [
  { name: 'all', share: 1 },
  { name: 'half', share: 0.5 },
  { name: 'most', share: 0.8 },
];

describe('marks along a clock', () => {
  it('come in the order of time; the whole is the due date itself', () => {
    const budget = { amount: 600, unit: 'working_minute', firstDay: 'same_moment' } as const;
    expect(moments(budget, STEP)).toEqual([
      'half 2026-03-02T15:15', // 5 hours, the lunch break left out
      'most 2026-03-03T08:15',
      'all 2026-03-03T10:15',
    ]);
  });

  it('fall so many days after the clock began', () => {
    const marks: readonly Mark[] = [
      { name: 'first', after: { amount: 10, unit: 'working_day' } },
      { name: 'second', after: { amount: 13, unit: 'working_day' } },
    ];
    expect(moments({ amount: 15 }, marks)).toEqual([
      'first 2026-03-16T08:15',
      'second 2026-03-19T08:15',
    ]);
  });

  it('fall so long before it runs out', () => {
    const before = (amount: number, unit: 'working_day' | 'working_hour' | 'calendar_day') =>
      moments({ amount: 5 }, [{ name: 'm', before: { amount, unit } }])[0];
    expect(before(3, 'working_day')).toBe('m 2026-03-04T08:15');
    expect(before(4, 'working_hour')).toBe('m 2026-03-06T14:15');
    expect(before(3, 'calendar_day')).toBe('m 2026-03-06T08:15');
  });

  it('move with pauses: counted anew, or by what passed', () => {
    const alert: readonly Mark[] = [{ name: 'alert', after: { amount: 2, unit: 'working_day' } }];
    const pause: [string, string] = ['2026-03-03T09:00', '2026-03-05T09:00'];
    expect(moments({ resume: 'restart' }, alert, [pause])).toEqual(['alert 2026-03-09T09:00']);
    expect(moments({ resume: 'continue' }, alert, [pause])).toEqual(['alert 2026-03-06T08:15']);
  });

  it('are none where none are asked for', () => {
    expect(moments({}, [])).toEqual([]);
  });

  it('never lie after the due date, and grow with their share', () => {
    const shares = fc.tuple(
      fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
      fc.integer({ min: 1, max: 480 * 30 }),
      fc.integer({ min: 0, max: 400 * 1_440 }),
    );
    fc.assert(
      fc.property(shares, ([share, amount, offset]) => {
        const start = new Date(at('2025-01-02T08:00').getTime() + offset * 60_000);
        const budget = rule({ amount, unit: 'working_minute', firstDay: 'same_moment' });
        const input = { calendar, rule: budget, start };
        const [part, more, all] = markMoments(input, [
          { name: 'part', share: share / 2 },
          { name: 'more', share },
          { name: 'all', share: 1 },
        ]);
        expect(part!.at.getTime()).toBeLessThanOrEqual(more!.at.getTime());
        expect(more!.at.getTime()).toBeLessThanOrEqual(all!.at.getTime());
        expect(all!.at).toEqual(computeDates(input).dueAt);
      }),
    );
  });
});

describe('a stretch before an instant', () => {
  it.each([
    ['2026-03-06T17:30', 3, 'working_day', '2026-03-04T07:30'],
    ['2026-02-23T09:00', 1, 'working_day', '2026-02-13T09:00'], // over Tết
    ['2026-03-02T07:30', 1, 'working_hour', '2026-02-27T16:30'],
    ['2026-03-02T08:00', 2, 'calendar_day', '2026-02-28T08:00'],
  ] as const)('%s less %i %s is %s', (instant, amount, unit, expected) => {
    expect(text(stretchBefore(calendar, at(instant), { amount, unit }))).toBe(expected);
  });
});
