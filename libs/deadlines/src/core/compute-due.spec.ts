import { formatMinute, type OfficeTime } from '@portal/kernel';
import {
  at,
  OFFICE_HOURS,
  officialCalendar,
  officialYears,
  rule,
} from '../testing/official-calendar';
import {
  compileCalendar,
  computeDue,
  type CountingRule,
  type DueComputation,
  MAX_AMOUNT,
  type Pause,
} from '.';

const text = ({ date, minute }: OfficeTime): string => `${date}T${formatMinute(minute)}`;

function due(start: string, changes: Partial<CountingRule> = {}, pauses: Pause[] = []) {
  const input = { calendar: officialCalendar, rule: rule(changes), start: at(start), pauses };
  return computeDue(input);
}

const pause = (from: string, to: string | null, reason = 'supplement'): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason,
});

describe('working days', () => {
  it.each([
    ['a plain stretch', '2026-03-02T08:15', 25, '2026-04-06T08:15'],
    ['Tết Quý Mão 20–26/01/2023', '2023-01-19T08:00', 1, '2023-01-27T08:00'],
    ['Tết Giáp Thìn 08–14/02/2024', '2024-02-07T15:00', 3, '2024-02-19T15:00'],
    ['Tết Ất Tỵ 25/01–02/02/2025', '2025-01-24T09:00', 10, '2025-02-14T09:00'],
    ['Tết Bính Ngọ 14–22/02/2026', '2026-02-13T10:00', 5, '2026-02-27T10:00'],
    ['the guess for Tết Đinh Mùi', '2027-02-03T10:00', 1, '2027-02-11T10:00'],
    ['New Year 2026 with its swap', '2025-12-31T14:00', 7, '2026-01-12T14:00'],
    ['into a worked Saturday', '2026-01-09T14:00', 1, '2026-01-10T14:00'],
    ['30/4 with the swap of 2024', '2024-04-26T16:00', 3, '2024-05-04T16:00'],
    ['five days off in 2023', '2023-04-28T16:59', 1, '2023-05-04T16:59'],
    ['Ngày Văn hóa 24/11/2026', '2026-11-23T07:30', 1, '2026-11-25T07:30'],
    ['an afternoon, up to the last minute', '2026-03-02T17:29', 1, '2026-03-03T17:29'],
  ])('%s: %s + %i → %s', (_, start, amount, expected) => {
    expect(text(due(start, { amount }).due)).toBe(expected);
  });

  it.each([
    ['before opening', '2026-03-02T05:00', '2026-03-02T07:30', '2026-03-03T07:30'],
    ['in the lunch break', '2026-03-02T11:30', '2026-03-02T13:30', '2026-03-03T13:30'],
    ['at closing time', '2026-03-02T17:30', '2026-03-03T07:30', '2026-03-04T07:30'],
    ['on a Saturday', '2026-03-07T09:00', '2026-03-09T07:30', '2026-03-10T07:30'],
    ['at Tết', '2026-02-17T00:00', '2026-02-23T07:30', '2026-02-24T07:30'],
    ['on the evening before a weekend', '2026-03-06T20:00', '2026-03-09T07:30', '2026-03-10T07:30'],
  ])('what arrives %s counts from the next opening', (_, start, arrival, expected) => {
    const computed = due(start, { amount: 1 });
    expect(text(computed.start)).toBe(arrival);
    expect(text(computed.received)).toBe(start);
    expect(text(computed.due)).toBe(expected);
  });

  it('a cut-off before opening is the opening', () => {
    const cutOff = 60;
    expect(text(due('2026-03-06T05:00', { amount: 1, cutOff }).due)).toBe('2026-03-09T07:30');
    expect(text(due('2026-03-06T07:31', { amount: 1, cutOff }).due)).toBe('2026-03-10T07:30');
  });

  it('arrives on the next working day after the cut-off, itself still before it', () => {
    const cutOff = 15 * 60;
    expect(text(due('2026-03-06T15:00', { amount: 1, cutOff }).due)).toBe('2026-03-09T15:00');
    expect(text(due('2026-03-06T15:01', { amount: 1, cutOff }).due)).toBe('2026-03-10T07:30');
    expect(text(due('2026-03-07T15:01', { amount: 1, cutOff }).due)).toBe('2026-03-10T07:30');
  });

  it('from the same moment a day is eight working hours', () => {
    const firstDay = 'same_moment';
    expect(text(due('2026-03-02T07:30', { amount: 1, firstDay }).due)).toBe('2026-03-02T17:30');
    expect(text(due('2026-03-02T08:15', { amount: 1, firstDay }).due)).toBe('2026-03-03T08:15');
  });
});

describe('working hours', () => {
  const hours = (start: string, amount: number, changes: Partial<CountingRule> = {}): string =>
    text(due(start, { amount, unit: 'working_hour', firstDay: 'same_moment', ...changes }).due);

  it('counts eight hours of reception through breaks, nights and weekends', () => {
    expect(hours('2026-03-02T08:15', 8)).toBe('2026-03-03T08:15');
    expect(hours('2026-03-02T07:30', 8)).toBe('2026-03-02T17:30');
    expect(hours('2026-03-07T12:00', 8)).toBe('2026-03-09T17:30');
    expect(hours('2026-02-13T15:30', 8)).toBe('2026-02-23T15:30');
    expect(hours('2026-03-02T09:30', 2)).toBe('2026-03-02T11:30');
  });

  it('begins at the opening of the next working day where the rule says so', () => {
    expect(hours('2026-03-06T09:00', 4, { firstDay: 'next_working_day' })).toBe('2026-03-09T11:30');
  });

  it('an hour is an eighth of the day of an office that opens for less', () => {
    const sessions = [{ from: '08:00', to: '14:00' }];
    const calendar = compileCalendar(officialYears, { ...OFFICE_HOURS, sessions });
    const eight = rule({ amount: 8, unit: 'working_hour', firstDay: 'same_moment' });
    const computed = computeDue({ calendar, rule: eight, start: at('2026-03-02T09:00') });
    expect(text(computed.due)).toBe('2026-03-03T09:00');
  });

  it('counts working minutes for the budgets of steps', () => {
    expect(hours('2026-03-02T11:00', 45, { unit: 'working_minute' })).toBe('2026-03-02T13:45');
  });
});

describe('calendar days', () => {
  const days = (start: string, changes: Partial<CountingRule>): DueComputation =>
    due(start, { unit: 'calendar_day', firstDay: 'same_moment', ...changes });

  it('rolls a last day off over to the next working day, or not', () => {
    expect(text(days('2026-03-02T09:00', { amount: 4 }).due)).toBe('2026-03-06T09:00');
    const rolled = days('2026-03-02T09:00', { amount: 5 });
    expect(text(rolled.due)).toBe('2026-03-09T09:00');
    expect(rolled.skipped.map((skipped) => skipped.date)).toEqual(['2026-03-07', '2026-03-08']);
    const stays = days('2026-03-02T09:00', { amount: 5, rollOver: 'none' });
    expect(text(stays.due)).toBe('2026-03-07T09:00');
    expect(stays.skipped).toEqual([]);
  });

  it('makes the next working day day 1 where the rule says so', () => {
    const computed = days('2026-03-06T09:00', { amount: 3, firstDay: 'next_working_day' });
    expect(text(computed.due)).toBe('2026-03-11T09:00');
    expect(computed.skipped.map((skipped) => skipped.date)).toEqual(['2026-03-07', '2026-03-08']);
  });

  it('a pause before day 1 adds only what day 1 lost', () => {
    const changes = { amount: 3, unit: 'calendar_day', resume: 'continue' } as const;
    const overWeekend = [pause('2026-03-06T10:00', '2026-03-09T09:00')];
    expect(text(due('2026-03-06T10:00', changes).due)).toBe('2026-03-11T10:00');
    expect(text(due('2026-03-06T10:00', changes, overWeekend).due)).toBe('2026-03-12T10:00');
  });

  it('a pause that begins on the last day still counts', () => {
    const changes = { amount: 2, unit: 'calendar_day', firstDay: 'same_moment' } as const;
    const late = [pause('2026-03-04T16:00', '2026-03-05T09:00')];
    const computed = due('2026-03-02T09:00', { ...changes, resume: 'continue' }, late);
    expect(text(computed.due)).toBe('2026-03-05T09:00');
  });

  it('adds the days of a pause', () => {
    const pauses = [pause('2026-03-03T09:00', '2026-03-05T10:00')];
    const computed = due(
      '2026-03-02T09:00',
      { amount: 3, unit: 'calendar_day', firstDay: 'same_moment', resume: 'continue' },
      pauses,
    );
    expect(text(computed.due)).toBe('2026-03-09T09:00');
    expect(computed.pauses).toMatchObject([{ effect: 'extended', addedDays: 2, addedMinutes: 0 }]);
  });
});

describe('what explains the date', () => {
  it('names each day that was not counted, with its source', () => {
    const { skipped } = due('2026-02-13T10:00', { amount: 1 });
    expect(skipped).toHaveLength(9);
    expect(skipped[0]).toEqual({ date: '2026-02-14', reason: 'weekend' });
    expect(skipped[3]).toMatchObject({
      date: '2026-02-17',
      reason: 'holiday',
      name: { vi: 'Tết Bính Ngọ (mùng 1)' },
      verified: true,
      source: { title: expect.stringContaining('9441/TB-BNV') },
    });
  });

  it('leaves the source out where there is none', () => {
    const { skipped } = due('2027-09-01T10:00', { amount: 1 });
    expect(skipped[1]).toMatchObject({ date: '2027-09-03', verified: false });
    expect(skipped[1]).not.toHaveProperty('source');
  });

  it('keeps the hash of each year it used', () => {
    const { calendars, provisional, counted } = due('2025-12-31T14:00', { amount: 7 });
    expect(calendars).toEqual({
      2025: officialCalendar.findHash(2025),
      2026: officialCalendar.findHash(2026),
    });
    expect(provisional).toBe(false);
    expect(counted).toBe(7);
  });

  it('is provisional when it leans on a provisional year', () => {
    expect(due('2026-12-30T14:00', { amount: 1 }).provisional).toBe(false);
    expect(due('2026-12-30T14:00', { amount: 2 }).provisional).toBe(true);
  });

  it('is provisional when it leans on an unannounced day of an official year', () => {
    const years = officialYears.map((y) =>
      y.year === 2027 ? { ...y, status: 'official' as const } : y,
    );
    const calendar = compileCalendar(years, OFFICE_HOURS);
    const dueFrom = (start: string) =>
      computeDue({ calendar, rule: rule({ amount: 1 }), start: at(start) }).provisional;
    expect(dueFrom('2027-02-02T10:00')).toBe(false);
    expect(dueFrom('2027-02-03T10:00')).toBe(true);
  });

  it('gives instants on the office clock', () => {
    expect(due('2026-03-02T08:15').dueAt.toISOString()).toBe('2026-04-06T01:15:00.000Z');
  });
});

describe('pauses', () => {
  const stretch = pause('2026-03-10T09:00', '2026-03-12T10:00');

  it('restart: the limit is counted anew from the end of the pause', () => {
    const computed = due('2026-03-02T08:15', {}, [stretch]);
    expect(text(computed.due)).toBe('2026-04-16T10:00');
    expect(text(computed.start)).toBe('2026-03-02T08:15');
    expect(text(computed.countedFrom)).toBe('2026-03-12T10:00');
    expect(computed.pauses).toMatchObject([{ effect: 'restarted', reason: 'supplement' }]);
    expect(computed.skipped[0]!.date).toBe('2026-03-14');
  });

  it('continue: the working minutes that passed are added', () => {
    const computed = due('2026-03-02T08:15', { resume: 'continue' }, [stretch]);
    expect(text(computed.due)).toBe('2026-04-08T09:15');
    expect(computed.pauses).toMatchObject([{ effect: 'extended', addedMinutes: 1_020 }]);
  });

  it('takes them in any order', () => {
    const later = pause('2026-03-17T09:00', '2026-03-17T10:00');
    const one = due('2026-03-02T08:15', { resume: 'continue' }, [later, stretch]);
    expect(text(one.due)).toBe('2026-04-08T10:15');
    expect(one.pauses.map(({ from }) => from)).toEqual([stretch.from, later.from]);
  });

  it('a pause over a weekend adds working time only', () => {
    const weekend = pause('2026-03-06T17:30', '2026-03-09T07:30');
    expect(text(due('2026-03-02T08:15', { resume: 'continue' }, [weekend]).due)).toBe(
      '2026-04-06T08:15',
    );
  });

  it('an open pause leaves the date as it stands, and says so', () => {
    const computed = due('2026-03-02T08:15', {}, [pause('2026-03-10T09:00', null)]);
    expect(text(computed.due)).toBe('2026-04-06T08:15');
    expect(computed.paused).toBe(true);
    expect(computed.pauses).toMatchObject([{ effect: 'open', to: null }]);
  });

  it('one that began after the due date, or ended before the start, changes nothing', () => {
    const after = pause('2026-04-06T08:16', '2026-04-08T10:00');
    const before = pause('2026-02-02T08:16', '2026-02-08T10:00');
    for (const resume of ['restart', 'continue'] as const) {
      const computed = due('2026-03-02T08:15', { resume }, [before, after]);
      expect(text(computed.due)).toBe('2026-04-06T08:15');
      expect(computed.pauses.map(({ effect }) => effect)).toEqual(['none', 'none']);
    }
  });

  it('hours that begin on the next working day lose nothing to a pause before it', () => {
    const changes = { amount: 4, unit: 'working_hour', resume: 'continue' } as const;
    const sameDay = pause('2026-03-06T10:00', '2026-03-06T16:00');
    expect(text(due('2026-03-06T09:00', changes, [sameDay]).due)).toBe('2026-03-09T11:30');
  });

  it.each([
    ['reversed', [pause('2026-03-12T10:00', '2026-03-10T09:00')], 'deadlines.pause_invalid'],
    [
      'without an instant',
      [{ from: new Date(Number.NaN), to: null, reason: '' }],
      'deadlines.pause_invalid',
    ],
    ['overlapping', [stretch, pause('2026-03-12T09:59', null)], 'deadlines.pauses_overlap'],
    [
      'after an open one',
      [pause('2026-03-10T09:00', null), pause('2026-03-11T09:00', '2026-03-12T09:00')],
      'deadlines.pauses_overlap',
    ],
  ])('refuses one that is %s', (_, pauses, code) => {
    expect(() => due('2026-03-02T08:15', {}, pauses)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the target', () => {
  const target = (changes: Partial<CountingRule>, targetShare: number, pauses: Pause[] = []) => {
    const input = {
      calendar: officialCalendar,
      rule: rule(changes),
      start: at('2026-03-02T08:15'),
    };
    return computeDue({ ...input, targetShare, pauses });
  };

  it('is a share of the limit, on the same calendar', () => {
    const computed = target({}, 0.8);
    expect(text(computed.target!)).toBe('2026-03-30T08:15');
    expect(computed.targetAt).toEqual(at('2026-03-30T08:15'));
    expect(text(target({ amount: 7 }, 0.8).target!)).toBe('2026-03-09T15:03');
    expect(text(target({ amount: 5, unit: 'calendar_day' }, 0.5).target!)).toBe('2026-03-04T08:15');
    expect(text(target({}, 1).target!)).toBe(text(target({}, 1).due));
  });

  it('is absent unless asked for', () => {
    expect(due('2026-03-02T08:15')).toMatchObject({ target: null, targetAt: null });
  });

  it('moves with a pause, unless it had passed', () => {
    const early = target({ resume: 'continue' }, 0.8, [
      pause('2026-03-10T09:00', '2026-03-12T10:00'),
    ]);
    expect(text(early.target!)).toBe('2026-04-01T09:15');
    const missed = target({ resume: 'continue' }, 0.8, [
      pause('2026-04-01T09:00', '2026-04-02T09:00'),
    ]);
    expect([text(missed.target!), text(missed.due)]).toEqual([
      '2026-03-30T08:15',
      '2026-04-07T08:15',
    ]);
    const anew = target({}, 0.8, [pause('2026-04-01T09:00', '2026-04-02T09:00')]);
    expect(text(anew.target!)).toBe('2026-05-05T09:00');
  });

  it.each([0, -0.1, 1.01, Number.NaN])('refuses a share of %d', (share) => {
    expect(() => target({}, share)).toThrow(
      expect.objectContaining({ code: 'deadlines.target_share_invalid' }),
    );
  });
});

describe('refusals', () => {
  it.each([0, -1, 1.5, MAX_AMOUNT + 1, Number.NaN])('an amount of %d', (amount) => {
    expect(() => due('2026-03-02T08:15', { amount })).toThrow(
      expect.objectContaining({ code: 'deadlines.amount_invalid', params: { max: 10_000 } }),
    );
  });

  it('more working minutes than the days allow', () => {
    expect(() => due('2026-03-02T08:15', { amount: 4_800_001, unit: 'working_minute' })).toThrow(
      expect.objectContaining({ code: 'deadlines.amount_invalid', params: { max: 4_800_000 } }),
    );
  });

  it.each([-1, 1_440, 1.5])('a cut-off at minute %d', (cutOff) => {
    expect(() => due('2026-03-02T08:15', { cutOff })).toThrow(
      expect.objectContaining({ code: 'deadlines.cut_off_invalid' }),
    );
  });

  it('a start that is no instant', () => {
    const input = { calendar: officialCalendar, rule: rule(), start: new Date(Number.NaN) };
    expect(() => computeDue(input)).toThrow(
      expect.objectContaining({ code: 'deadlines.start_invalid' }),
    );
  });

  it.each([
    ['2022-12-30T09:00', {}, 2022],
    ['2027-12-20T09:00', {}, 2028],
    ['2026-03-02T09:00', { amount: 10_000 }, 2028],
    ['2027-12-20T09:00', { unit: 'calendar_day' }, 2028],
    ['2027-12-31T18:00', { amount: 1 }, 2028],
  ] as const)('a year without file: %s, %j', (start, changes, year) => {
    expect(() => due(start, changes)).toThrow(
      expect.objectContaining({ code: 'deadlines.year_missing', params: { year } }),
    );
  });
});
