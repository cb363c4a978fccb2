import { addDays, getPlainDate, isoWeekday, type PlainDate } from '@portal/kernel';
import { officialYears } from '../testing/official-calendar';
import { type CalendarEntry, type CalendarYear, draftCalendar, DRAFT_YEARS } from '.';
import { findCalendarFaults } from './calendar-faults';
import { DRAFT_SOURCES } from './draft-sources';

const YEARS = Array.from(
  { length: DRAFT_YEARS.last - DRAFT_YEARS.first + 1 },
  (_, i) => DRAFT_YEARS.first + i,
);
const drafts = YEARS.map(draftCalendar);
const draft = (year: number): CalendarYear => drafts[year - DRAFT_YEARS.first]!;

const official = (year: number): CalendarYear => officialYears.find((y) => y.year === year)!;
const datesOf = (entries: readonly CalendarEntry[]): string[] => entries.map(({ date }) => date);
const holidays = ({ entries }: CalendarYear, holiday: CalendarEntry['holiday']): string[] =>
  datesOf(entries.filter((entry) => entry.holiday === holiday));

const entry = (year: number, date: string): CalendarEntry | undefined =>
  draft(year).entries.find((other) => other.date === date);

describe('draftCalendar', () => {
  it('drafts every year without a fault, one after another', () => {
    expect(findCalendarFaults(drafts)).toEqual([]);
  });

  it('has every statutory day, so that it would pass as official', () => {
    const asOfficial = drafts.map((year) => ({ ...year, status: 'official' as const }));
    expect(findCalendarFaults(asOfficial)).toEqual([]);
  });

  it('is provisional and leans on listed sources, which read as those of 2027', () => {
    expect(new Set(drafts.map(({ status }) => status))).toEqual(new Set(['provisional']));
    expect(official(2027).sources).toMatchObject(DRAFT_SOURCES);
    expect(draft(2025).sources).not.toHaveProperty('nq28_2026');
    expect(draft(2026).sources).toHaveProperty('nq28_2026');
  });

  it('puts entries in the order of days', () => {
    for (const { entries } of drafts) expect(datesOf(entries)).toEqual(datesOf(entries).sort());
  });

  it('drafts 2027 day by day as the configuration has it', () => {
    const shape = ({ entries }: CalendarYear): unknown[] =>
      entries.map(({ sources: _sources, note: _note, name, ...day }) =>
        // The names of days in lieu are worded differently here and there.
        day.kind === 'compensatory_off' ? day : { ...day, name },
      );
    expect(shape(draft(2027))).toEqual(shape(official(2027)));
  });

  it.each([2023, 2024, 2025, 2026])('would have guessed Quốc khánh of %i', (year) => {
    expect(holidays(draft(year), 'national_day')).toEqual(holidays(official(year), 'national_day'));
  });

  it.each([2023, 2024, 2025])('would have guessed Tết of %i', (year) => {
    expect(holidays(draft(year), 'tet')).toEqual(holidays(official(year), 'tet'));
  });

  it('what it calls verified stands in the official calendars', () => {
    for (const year of [2023, 2024, 2025, 2026]) {
      const verified = draft(year).entries.filter((day) => day.verified);
      expect(datesOf(official(year).entries)).toEqual(expect.arrayContaining(datesOf(verified)));
    }
  });

  it('is certain of the first day of Tết and of nothing else of it', () => {
    for (const { entries } of drafts) {
      const tet = entries.filter(({ holiday }) => holiday === 'tet');
      expect(tet.map(({ verified }) => verified)).toEqual([false, false, true, false, false]);
      expect(tet.map(({ sources }) => sources)).toEqual([[], [], ['lunar'], [], []]);
    }
  });

  it('guesses a working day beside Quốc khánh, so that only 02/9 is ever made up for', () => {
    for (const { entries } of drafts) {
      const beside = entries.find((day) => day.holiday === 'national_day' && !day.verified)!;
      expect(isoWeekday(beside.date)).toBeLessThan(6);
    }
  });

  it('the day in lieu of 02/9 is the same whichever adjacent day is announced', () => {
    const inLieuOf = (year: number, adjacent: string): PlainDate => {
      const statutory = [getPlainDate(`${year}-${adjacent}`), getPlainDate(`${year}-09-02`)].sort();
      const off = new Set(statutory);
      let date = statutory[0]!;
      for (const day of statutory) {
        if (isoWeekday(day) < 6) continue;
        for (date = day; off.has(date) || isoWeekday(date) > 5;) date = addDays(date, 1);
        off.add(date);
        if (day.endsWith('09-02')) return date;
      }
      return getPlainDate(`${year}-09-02`);
    };
    for (const { year, entries } of drafts) {
      const drafted = entries.find((day) => day.for === `${year}-09-02`);
      const dates = ['09-01', '09-03'].map((adjacent) => inLieuOf(year, adjacent));
      const date = drafted?.date ?? `${year}-09-02`;
      expect([dates, drafted?.verified]).toEqual([[date, date], drafted ? true : undefined]);
    }
    expect(entry(2028, '2028-09-04')).toMatchObject({ for: '2028-09-02', weekday: 'Mon' });
  });

  it('makes up for neighbours in turn: Giỗ Tổ on a Sunday, then 30/4 and 01/5', () => {
    // 2023: Saturday 29/4, Sunday 30/4; Monday 01/5 is a holiday itself.
    expect(entry(2023, '2023-05-02')).toMatchObject({ for: '2023-04-29', weekday: 'Tue' });
    expect(entry(2023, '2023-05-03')).toMatchObject({ for: '2023-04-30', weekday: 'Wed' });
    expect(entry(2023, '2023-05-02')!.name).toEqual({
      vi: 'Nghỉ bù Giỗ Tổ (Thứ Bảy 29/4)',
      en: "Day off in lieu: Hung Kings' Commemoration (Saturday 29 April)",
    });
  });

  it('does not claim that the day of culture is made up for', () => {
    // 24/11/2029 is a Saturday.
    expect(entry(2029, '2029-11-26')).toMatchObject({
      for: '2029-11-24',
      verified: false,
      sources: ['nq28_2026'],
      name: { vi: 'Nghỉ bù Ngày Văn hóa Việt Nam (Thứ Bảy 24/11)' },
    });
    expect(entry(2029, '2029-11-24')).toMatchObject({ verified: true });
  });

  it('writes text composed (NFC)', () => {
    const text = JSON.stringify(drafts);
    expect(text).toBe(text.normalize('NFC'));
  });

  it.each([2020, 2200, 2028.5, NaN])('refuses %d', (year) => {
    expect(() => draftCalendar(year)).toThrow(
      expect.objectContaining({
        code: 'deadlines.draft_year_invalid',
        params: { first: 2021, last: 2199 },
      }),
    );
  });
});
