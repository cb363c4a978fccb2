import { getPlainDate } from '@portal/kernel';
import { configuredYears, officialYears } from '../testing/official-calendar';
import { type CalendarYear, findCalendarFaults } from '.';

const year2026 = officialYears.find(({ year }) => year === 2026)!;
const year2027 = officialYears.find(({ year }) => year === 2027)!;

/** Changes (or with null removes) the entry of a day. */
function change(year: CalendarYear, date: string, changes: object | null): CalendarYear {
  const entries = year.entries.flatMap((entry) => {
    if (entry.date !== date) return [entry];
    return changes === null ? [] : [Object.assign({ ...entry }, changes)];
  });
  return { ...year, entries };
}

function reasons(...years: CalendarYear[]): string[] {
  return findCalendarFaults(years).map(({ reason }) => reason);
}

describe('findCalendarFaults', () => {
  it('finds none in the calendars of the configuration', () => {
    expect(findCalendarFaults(configuredYears)).toEqual([]);
  });

  it.each([
    ['wrong weekday', '2026-01-01', { weekday: 'Fri' }, '2026-01-01 is a Thu, not a Fri'],
    ['unknown source', '2026-01-01', { sources: ['x'] }, 'source "x" is not among'],
    ['no source', '2026-01-01', { sources: [] }, 'verified, but names no source'],
    ['no holiday', '2026-01-01', { holiday: undefined }, 'must say which (holiday: …)'],
    ['another holiday', '2026-01-01', { holiday: 'victory_day' }, 'falls on 04-30, not on'],
    ['holiday of a swap', '2026-01-02', { holiday: 'tet' }, 'only a statutory holiday says'],
    ['for of a swap', '2026-01-02', { for: '2026-01-01' }, 'only a compensatory day off is'],
    ['swap of a holiday', '2026-01-01', { counterpart: '2026-01-10' }, 'only a swapped day has'],
    ['lost swap', '2026-01-10', null, 'a swapped_working_day whose counterpart is 2026-01-02'],
    ['lost swap (other half)', '2026-01-02', null, 'a swapped_off whose counterpart is 2026-01-10'],
    ['swap with nothing', '2026-01-02', { counterpart: undefined }, 'swap without its counterpart'],
    ['crossed swap', '2026-01-02', { counterpart: '2026-08-22' }, 'swap without its counterpart'],
    ['uncompensated', '2026-04-27', null, 'with 0 compensatory days instead of 1'],
    ['compensating nothing', '2026-04-27', { for: undefined }, 'must name (for: …)'],
    ['compensating a weekday', '2026-04-27', { for: '2026-04-30' }, 'must name (for: …)'],
    ['compensating a swap', '2026-04-27', { for: '2026-01-10' }, 'must name (for: …)'],
    ['compensating a plain day', '2026-04-27', { for: '2026-04-25' }, 'must name (for: …)'],
    ['lost holiday', '2026-11-24', null, 'culture_day: 0 statutory days instead of 1'],
    ['lost day of Tết', '2026-02-20', null, 'tet: 4 statutory days instead of 5'],
    ['other year', '2026-01-01', { date: '2025-01-01', weekday: 'Wed' }, 'is not in 2026'],
  ])('%s', (_, date, changes, reason) => {
    expect(reasons(change(year2026, date, changes))).toContainEqual(
      expect.stringContaining(reason),
    );
  });

  it('a day off by swap or compensation on a weekend; a worked weekday', () => {
    const saturday = { date: '2026-01-03', weekday: 'Sat' };
    const worked = { date: '2026-01-12', weekday: 'Mon' };
    expect(reasons(change(year2026, '2026-01-02', saturday))).toContain(
      'a swapped day off lies on a weekend',
    );
    expect(reasons(change(year2026, '2026-04-27', saturday))).toContain(
      'a compensatory day off lies on a weekend',
    );
    expect(reasons(change(year2026, '2026-01-10', worked))).toContain(
      'a swapped working day is not on a weekend',
    );
  });

  it('a day twice: at the second entry', () => {
    const twice = { ...year2026, entries: [...year2026.entries, year2026.entries[0]!] };
    expect(findCalendarFaults([twice])).toContainEqual({
      year: 2026,
      entry: year2026.entries.length,
      reason: '2026-01-01 stands twice',
    });
  });

  it('a swap may reach over New Year', () => {
    const swapOff = { date: getPlainDate('2026-12-31'), weekday: 'Thu' as const };
    const first = change(year2026, '2026-01-02', { ...swapOff, counterpart: '2027-01-09' });
    const without = change(first, '2026-01-10', null);
    const worked = year2026.entries.find(({ date }) => date === '2026-01-10')!;
    const saturday = { ...worked, date: getPlainDate('2027-01-09'), counterpart: swapOff.date };
    const sources = { ...year2027.sources, ...year2026.sources };
    const second = { ...year2027, sources, entries: [...year2027.entries, saturday] };
    expect(reasons(without, second)).toEqual([]);
  });

  it('a provisional year needs one day of each holiday, an official one all', () => {
    const fewer = change(year2027, '2027-09-03', null);
    expect(reasons(fewer)).toEqual([]);
    expect(reasons({ ...fewer, status: 'official' })).toEqual([
      'national_day: 1 statutory days instead of 2',
    ]);
    expect(reasons(change(year2027, '2027-04-16', null))).toEqual([
      'hung_kings: 0 statutory days instead of 1',
    ]);
  });

  it('no culture day before its law', () => {
    const year2025 = officialYears.find(({ year }) => year === 2025)!;
    const entry = {
      ...year2025.entries[0]!,
      date: getPlainDate('2025-11-24'),
      weekday: 'Mon' as const,
    };
    const early = { ...entry, holiday: 'culture_day' as const };
    expect(reasons({ ...year2025, entries: [...year2025.entries, early] })).toEqual([
      'culture_day: 1 statutory days instead of 0',
    ]);
  });

  it('a gap between years, a year twice', () => {
    const [first, , third] = officialYears;
    expect(findCalendarFaults([third!, first!])).toEqual([
      { year: 2025, entry: null, reason: 'gap between the years 2023 and 2025' },
    ]);
    expect(reasons(first!, first!)).toContain('2023 stands twice');
  });
});
