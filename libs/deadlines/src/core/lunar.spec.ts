import { addDays, getPlainDate, type PlainDate, toEpochDay, toOfficeTime } from '@portal/kernel';
import { newMoonNear } from '../testing/new-moon';
import { officialYears } from '../testing/official-calendar';
import { lastLunarMonthDays, lunarDay, lunarYearName } from './lunar';

const YEARS = Array.from({ length: 40 }, (_, i) => 2021 + i);
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** `month/day` of a day in ICU's Chinese calendar; a leap month reads `4bis/1`. */
function chineseDay(date: PlainDate): string {
  const parts = chinese.formatToParts(new Date(`${date}T00:00:00Z`));
  const value = (type: string): string => parts.find((part) => part.type === type)!.value;
  return `${value('month')}/${value('day')}`;
}

/** What the clocks of Beijing (UTC+8) and of the office show at the new moon nearest to a day. */
function newMoonDays(date: PlainDate): { vietnam: PlainDate; china: PlainDate; clock: number } {
  const moon = newMoonNear(toEpochDay(date));
  const { date: vietnam, minute } = toOfficeTime(moon);
  const { date: china } = toOfficeTime(new Date(moon.getTime() + 3_600_000));
  return { vietnam, china, clock: minute };
}

/**
 * Lunar months of 2021–2060 that begin a day earlier in Vietnam than in China: their new moon comes
 * after 23:00 in Hà Nội, which is past midnight in Beijing. First days in Vietnam.
 */
const EARLIER_IN_VIETNAM = [
  '2030-02-02', // Tết Canh Tuất; 03/02 in China
  '2032-03-11',
  '2034-09-12',
  '2037-04-15', // 3rd month: Giỗ Tổ 24/4/2037 is the 9th day in China
  '2038-04-04', // 3rd month: Giỗ Tổ 13/4/2038 is the 9th day in China
  '2041-08-26',
  '2049-10-26',
  '2051-03-12',
  '2053-02-18', // Tết Quý Dậu; 19/02 in China
  '2056-05-14',
  '2057-05-03',
  '2057-09-28',
  '2060-03-02',
];

/**
 * Where ICU is a day off from China itself, because its new moon is minutes off and midnight is
 * near: 06/02/2027 at 23:56 in Beijing (ICU: the 7th), 03/02/2030 at 00:07 (ICU: the 2nd).
 */
const ICU_ERRS = ['2027-02-06', '2030-02-02'];

describe('lunarDay', () => {
  const firsts = YEARS.flatMap((year) => MONTHS.map((month) => ({ year, month }))).map((of) => {
    return { ...of, date: lunarDay(of.year, of.month, 1) };
  });

  it('begins every month of 2021–2060 on the day of its new moon in Vietnam', () => {
    expect(firsts.filter(({ date }) => newMoonDays(date).vietnam !== date)).toEqual([]);
  });

  it('differs from China where the new moon falls between the two midnights, and only there', () => {
    const differing = firsts.filter(({ date }) => newMoonDays(date).china !== date);
    expect(differing.map(({ date }) => date)).toEqual(EARLIER_IN_VIETNAM);
    for (const { date } of differing) {
      expect(newMoonDays(date)).toMatchObject({ vietnam: date, china: addDays(date, 1) });
      expect(newMoonDays(date).clock).toBeGreaterThanOrEqual(23 * 60);
    }
  });

  it('names months and days as ICU does, but for those (and two in which ICU errs by a day)', () => {
    const differing = firsts.filter(({ month, date }) => chineseDay(date) !== `${month}/1`);
    const doubtful = (date: string): boolean => ICU_ERRS.includes(date);
    expect(differing.map(({ date }) => date).filter((date) => !doubtful(date))).toEqual(
      EARLIER_IN_VIETNAM.filter((date) => !doubtful(date)),
    );
    for (const { date, month } of differing) {
      expect(chineseDay(addDays(date, 1))).toBe(`${month}/1`);
    }
    // China itself, by the moon: the same day as Vietnam in 2027, the day after in 2030.
    const china = ICU_ERRS.map((date) => newMoonDays(getPlainDate(date)).china);
    expect(china).toEqual(['2027-02-06', '2030-02-03']);
  });

  it.each([
    [2028, '2028-01-26', '2028-04-04'],
    [2030, '2030-02-02', '2030-04-12'],
    [2033, '2033-01-31', '2033-04-09'],
  ])('%i: Tết %s, Giỗ Tổ %s', (year, tet, hungKings) => {
    expect([lunarDay(year, 1, 1), lunarDay(year, 3, 10)]).toEqual([tet, hungKings]);
  });
});

describe('the last month and the name of a lunar year', () => {
  it.each(officialYears.map((year) => [year.year, year] as const))(
    'are as the calendar of %i writes them',
    (year, { entries }) => {
      const names = entries.filter(({ holiday }) => holiday === 'tet').map(({ name }) => name.vi);
      for (const name of names) expect(name).toContain(`Tết ${lunarYearName(year)} (`);
      const newYear = entries.findIndex(({ name }) => name.vi.includes('(mùng 1)'));
      const eve = entries[newYear - 1]!;
      expect(eve.date).toBe(addDays(lunarDay(year, 1, 1), -1));
      expect(eve.name.vi).toContain(`(${lastLunarMonthDays(year)} tháng Chạp)`);
    },
  );

  it('a last month has 29 or 30 days', () => {
    expect(new Set(YEARS.map(lastLunarMonthDays))).toEqual(new Set([29, 30]));
  });
});
