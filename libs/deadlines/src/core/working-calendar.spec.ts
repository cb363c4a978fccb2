import { addDays, getPlainDate, isoWeekday, type PlainDate } from '@portal/kernel';
import {
  at,
  configuredYears,
  OFFICE_HOURS,
  officialCalendar,
  officialYears,
} from '../testing/official-calendar';
import { compileCalendar, isHorizonShort, type OfficeHours, toOfficeMinute } from '.';
import { lunarDay } from './lunar';

const day = (text: string): PlainDate => getPlainDate(text);

const indexOf = (date: PlainDate): number =>
  officialCalendar.dayIndex(toOfficeMinute(at(`${date}T10:00`)));

/**
 * What no law fixes but each year's notice: Tết around the first lunar day, the second day of Quốc
 * khánh, days off that change places with a Saturday. Typed from the notices, not from the files.
 */
interface Notice {
  readonly source: string;
  readonly tet: readonly [number, number];
  readonly adjacent: string;
  /** Day off, Saturday worked. */
  readonly swaps: readonly (readonly [string, string])[];
}

const NOTICES: Record<number, Notice> = {
  2023: {
    source: 'Công văn 8056/VPCP-KGVX ngày 01/12/2022',
    tet: [-2, 2],
    adjacent: '2023-09-01',
    swaps: [],
  },
  2024: {
    source: 'Thông báo Bộ LĐTBXH (Tết, Quốc khánh); Công văn 2450/VPCP-KGVX ngày 12/4/2024 (29/4)',
    tet: [-2, 2],
    adjacent: '2024-09-03',
    swaps: [['2024-04-29', '2024-05-04']],
  },
  2025: {
    source: 'Thông báo 6150/TB-BLĐTBXH; Công văn 8726/VPCP-KGVX ngày 26/11/2024',
    tet: [-2, 2],
    adjacent: '2025-09-01',
    swaps: [['2025-05-02', '2025-04-26']],
  },
  2026: {
    source:
      'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX ngày 13/10/2025; Chính phủ ngày 25/12/2025 (02/01)',
    tet: [-1, 3],
    adjacent: '2026-09-01',
    swaps: [
      ['2026-01-02', '2026-01-10'],
      ['2026-08-31', '2026-08-22'],
    ],
  },
};

function statutoryDays(year: number): PlainDate[] {
  const { tet, adjacent } = NOTICES[year]!;
  const first = lunarDay(year, 1, 1);
  const fixed = ['01-01', '04-30', '05-01', '09-02', ...(year >= 2026 ? ['11-24'] : [])];
  const days = fixed.map((monthDay) => day(`${year}-${monthDay}`));
  for (let offset = tet[0]; offset <= tet[1]; offset++) days.push(addDays(first, offset));
  return [...days, lunarDay(year, 3, 10), day(adjacent)].sort();
}

/** Days off on weekdays, by the law: a statutory day on a weekend moves to the next free weekday. */
function daysOff(year: number): Set<PlainDate> {
  const statutory = statutoryDays(year);
  const off = new Set(statutory);
  for (const holiday of statutory.filter((date) => isoWeekday(date) > 5)) {
    let date = holiday;
    while (isoWeekday(date) > 5 || off.has(date)) date = addDays(date, 1);
    off.add(date);
  }
  for (const [swappedOff] of NOTICES[year]!.swaps) off.add(day(swappedOff));
  return off;
}

describe('the official calendars', () => {
  const years = Object.entries(NOTICES).map(
    ([year, { source }]) => [Number(year), source] as const,
  );

  it.each(years)('every day of %i agrees with an independent count (%s)', (year) => {
    const off = daysOff(year);
    const worked = new Set(NOTICES[year]!.swaps.map(([, saturday]) => day(saturday)));
    const wrong: PlainDate[] = [];
    let days = 0;
    for (let date = day(`${year}-01-01`); date.startsWith(`${year}`); date = addDays(date, 1)) {
      const expected = worked.has(date) || (isoWeekday(date) <= 5 && !off.has(date));
      if (officialCalendar.isWorkingDay(date) !== expected) wrong.push(date);
      days++;
    }
    expect([wrong, days]).toEqual([[], year === 2024 ? 366 : 365]);
  });

  it.each([
    [2023, '2023-01-22', '2023-04-29'],
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
  ])('the certain lunar days of %i are where the moon puts them', (year, tet, hungKings) => {
    expect([lunarDay(year, 1, 1), lunarDay(year, 3, 10)]).toEqual([tet, hungKings]);
    const entries = officialYears.find((y) => y.year === year)!.entries;
    const verified = entries.filter((entry) => entry.verified).map((entry) => entry.date);
    expect(verified).toEqual(expect.arrayContaining([tet, hungKings]));
  });

  it('2027 is provisional and says what is not announced', () => {
    const year = officialYears.find((y) => y.year === 2027)!;
    expect(year.status).toBe('provisional');
    expect(year.entries.filter((e) => !e.verified).map((e) => e.date)).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-09-03',
    ]);
  });

  it('2028 is provisional, and its certain days are where law and moon put them', () => {
    const { status, entries } = configuredYears.find(({ year }) => year === 2028)!;
    expect(status).toBe('provisional');
    const shown = entries.map(({ date, weekday, verified }) => `${date} ${weekday} ${verified}`);
    expect(shown).toEqual([
      '2028-01-01 Sat true',
      '2028-01-03 Mon true',
      '2028-01-24 Mon false',
      '2028-01-25 Tue false',
      '2028-01-26 Wed true',
      '2028-01-27 Thu false',
      '2028-01-28 Fri false',
      '2028-04-04 Tue true',
      '2028-04-30 Sun true',
      '2028-05-01 Mon true',
      '2028-05-02 Tue true',
      '2028-09-01 Fri false',
      '2028-09-02 Sat true',
      '2028-09-04 Mon true',
      '2028-11-24 Fri true',
    ]);
  });

  it('text is stored composed (NFC)', () => {
    const text = JSON.stringify(configuredYears);
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe('WorkingCalendar', () => {
  it('knows its bounds, its day and its years', () => {
    expect(officialCalendar.firstDate).toBe('2023-01-01');
    expect(officialCalendar.lastDate).toBe('2027-12-31');
    expect(officialCalendar.minutesPerDay).toBe(480);
    expect(officialCalendar.findHash(2026)).toMatch(/^[0-9a-f]{64}$/);
    expect(officialCalendar.findHash(2022)).toBeUndefined();
  });

  it.each([
    ['2022-12-31T10:00', 2022],
    ['2028-01-01T10:00', 2028],
    ['1969-01-01T10:00', 1969],
  ])('refuses %s: a year without a file is not guessed', (text, year) => {
    expect(() => officialCalendar.dayIndex(toOfficeMinute(at(text)))).toThrow(
      expect.objectContaining({ code: 'deadlines.year_missing', params: { year } }),
    );
  });

  it('changes the hash of a year with its content and with the office hours', () => {
    const hash = officialCalendar.findHash(2026);
    const [first, ...rest] = officialYears.find((y) => y.year === 2026)!.entries;
    const changed = officialYears.map((y) =>
      y.year === 2026 ? { ...y, entries: [{ ...first!, verified: false }, ...rest] } : y,
    );
    const hours = { ...OFFICE_HOURS, sessions: [{ from: '08:00', to: '16:00' }] };
    expect(compileCalendar([...officialYears].reverse(), OFFICE_HOURS).findHash(2026)).toBe(hash);
    expect(compileCalendar(changed, OFFICE_HOURS).findHash(2026)).not.toBe(hash);
    expect(compileCalendar(changed, OFFICE_HOURS).findHash(2025)).toBe(
      officialCalendar.findHash(2025),
    );
    expect(compileCalendar(officialYears, hours).findHash(2026)).not.toBe(hash);
  });

  it('refuses no year at all, a gap, a year twice', () => {
    const code = expect.objectContaining({ code: 'deadlines.calendar_gap' });
    const [y2023, y2024, y2025] = officialYears;
    expect(() => compileCalendar([], OFFICE_HOURS)).toThrow(code);
    expect(() => compileCalendar([y2023!, y2025!], OFFICE_HOURS)).toThrow(code);
    expect(() => compileCalendar([y2024!, y2024!], OFFICE_HOURS)).toThrow(code);
  });

  it.each<Partial<OfficeHours>>([
    { sessions: [] },
    { sessions: [{ from: '7:30', to: '11:30' }] },
    { sessions: [{ from: '11:30', to: '07:30' }] },
    {
      sessions: [
        { from: '07:30', to: '13:31' },
        { from: '13:30', to: '17:30' },
      ],
    },
    { workingDays: [] },
    { workingDays: [1, 1] },
    { workingDays: [0] },
  ])('refuses office hours %j', (change) => {
    expect(() => compileCalendar(officialYears, { ...OFFICE_HOURS, ...change })).toThrow(
      expect.objectContaining({ code: 'deadlines.office_hours_invalid' }),
    );
  });

  it('takes an entry whose source is not listed: finding that is the file check', () => {
    const [entry] = officialYears[0]!.entries;
    const year = { ...officialYears[0]!, entries: [{ ...entry!, sources: ['x'] }] };
    expect(compileCalendar([year], OFFICE_HOURS).specialAt(0)).toMatchObject({ sources: [] });
  });

  it('gives days off and hashes that nobody can change for all who share them', () => {
    const [first, end] = ['2026-02-13', '2026-02-23'].map((text) => indexOf(day(text)));
    const off = officialCalendar.daysOff(first!, end!);
    expect(off).toHaveLength(9);
    expect(off.every((one) => Object.isFrozen(one))).toBe(true);
    expect(officialCalendar.daysOff(first!, end!)[0]).toBe(off[0]);
    expect(officialCalendar.daysOff(end!, first!)).toEqual([]);
    const hashes = officialCalendar.hashes(indexOf(day('2025-12-31')), first!);
    expect(Object.keys(hashes)).toEqual(['2025', '2026']);
    expect(Object.isFrozen(hashes)).toBe(true);
  });

  it.each([
    ['2026-12-30', '2026-12-31', false],
    ['2026-12-31', '2027-01-04', true],
    ['2027-06-01', '2027-06-30', true],
  ])('from %s to %s leans on a provisional year: %s', (from, to, provisional) => {
    const [first, last] = [indexOf(day(from)), indexOf(day(to))];
    expect(officialCalendar.isProvisional(first, last)).toBe(provisional);
  });

  it('works on the days that the office says', () => {
    const sixDays = { ...OFFICE_HOURS, workingDays: [1, 2, 3, 4, 5, 6] };
    const calendar = compileCalendar(officialYears, sixDays);
    expect(calendar.isWorkingDay(day('2026-03-07'))).toBe(true);
    expect(officialCalendar.isWorkingDay(day('2026-03-07'))).toBe(false);
  });
});

describe('isHorizonShort', () => {
  it.each([
    ['2026-06-30', false],
    ['2026-07-01', false],
    ['2026-07-02', false],
    ['2026-08-01', true],
    ['2028-02-01', true],
  ])('on %s: %s', (today, short) => {
    expect(isHorizonShort(officialCalendar, day(today))).toBe(short);
  });
});
