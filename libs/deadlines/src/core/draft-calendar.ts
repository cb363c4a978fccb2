import { addDays, CodedError, getPlainDate, isoWeekday, type PlainDate } from '@portal/kernel';
import {
  type CalendarEntry,
  type CalendarYear,
  CULTURE_DAY_SINCE,
  WEEKDAY_NAMES,
} from './calendar-year';
import { compensatoryName, HOLIDAY_NAMES, tetName } from './draft-names';
import { DRAFT_SOURCES } from './draft-sources';
import { lastLunarMonthDays, lunarDay } from './lunar';

type Holiday = NonNullable<CalendarEntry['holiday']>;
type SourceKey = keyof typeof DRAFT_SOURCES;
interface Grounds {
  readonly verified: boolean;
  readonly sources: SourceKey[];
  readonly note?: string;
}

/** Years that can be drafted: those of the Bộ luật Lao động 45/2019/QH14, as far as lunar dates go. */
export const DRAFT_YEARS = { first: 2021, last: 2199 } as const;

/** Tết of 2023–2025 lay so around the first lunar day: two days before it, two after. */
const TET_OFFSETS = [-2, -1, 0, 1, 2] as const;

const TET_FIRST = 'Ngày mùng 1 là chắc chắn; phần còn lại của đợt nghỉ chưa được công bố.';
const TET_GUESS =
  'Phỏng đoán: hai ngày cuối năm và ba ngày đầu năm âm lịch; phải thay bằng thông báo chính thức, không coi là sự thật.';
const NATIONAL_DAY = 'Một ngày liền kề (01/9 hoặc 03/9) cũng được nghỉ; chưa được công bố.';
const BY_LAW = 'Suy ra từ Điều 111(3) Bộ luật Lao động.';
const CULTURE_DAY_MADE_UP =
  'Phỏng đoán: chưa có nguồn nào nói Điều 111(3) Bộ luật Lao động (nghỉ bù) áp dụng cho ngày nghỉ theo Nghị quyết 28/2026/QH16.';

const isWeekend = (date: PlainDate): boolean => isoWeekday(date) > 5;

function dated(date: PlainDate): Pick<CalendarEntry, 'date' | 'weekday'> {
  return { date, weekday: WEEKDAY_NAMES[isoWeekday(date) - 1]! };
}

function statutory(
  date: PlainDate,
  holiday: Holiday,
  name: CalendarEntry['name'],
  grounds: Grounds,
): CalendarEntry {
  return { ...dated(date), kind: 'statutory_holiday', holiday, name, ...grounds };
}

function tetDays(year: number): CalendarEntry[] {
  const first = lunarDay(year, 1, 1);
  const lastMonth = lastLunarMonthDays(year);
  return TET_OFFSETS.map((offset) => {
    const grounds: Grounds =
      offset === 0
        ? { verified: true, sources: ['lunar'], note: TET_FIRST }
        : { verified: false, sources: [], note: TET_GUESS };
    return statutory(addDays(first, offset), 'tet', tetName(year, offset, lastMonth), grounds);
  });
}

/**
 * The second day of Quốc khánh is 01/9 or 03/9: the guess is the one that makes the longer rest,
 * which in 2023–2026 was the one announced (01/9 where both are as good).
 */
function adjacentDay(year: number): CalendarEntry {
  const weekday = isoWeekday(getPlainDate(`${year}-09-02`));
  const after = weekday === 1 || weekday === 4 || weekday === 7;
  const date = getPlainDate(`${year}-09-${after ? '03' : '01'}`);
  const { vi, en } = HOLIDAY_NAMES.national_day;
  const name = { vi: `${vi} (ngày liền kề)`, en: `${en} (adjacent day)` };
  const note = `Phỏng đoán: ${after ? '03/9' : '01/9'} trong hai ngày 01/9 và 03/9; chưa được công bố.`;
  return statutory(date, 'national_day', name, { verified: false, sources: [], note });
}

function fixedDays(year: number): CalendarEntry[] {
  const on = (monthDay: string, holiday: Exclude<Holiday, 'tet'>, note?: string): CalendarEntry => {
    const sources: SourceKey[] = [holiday === 'culture_day' ? 'nq28_2026' : 'blld112'];
    const grounds = { verified: true, sources, ...(note === undefined ? {} : { note }) };
    const date = getPlainDate(`${year}-${monthDay}`);
    return statutory(date, holiday, HOLIDAY_NAMES[holiday], grounds);
  };
  return [
    on('01-01', 'new_year'),
    on('04-30', 'victory_day'),
    on('05-01', 'labour_day'),
    on('09-02', 'national_day', NATIONAL_DAY),
    ...(year >= CULTURE_DAY_SINCE ? [on('11-24', 'culture_day')] : []),
  ];
}

function hungKings(year: number): CalendarEntry {
  return statutory(lunarDay(year, 3, 10), 'hung_kings', HOLIDAY_NAMES.hung_kings, {
    verified: true,
    sources: ['blld112', 'lunar'],
  });
}

/**
 * Whether a day in lieu is certain. That of Quốc khánh is: 02/9 on a weekend is made up for on the
 * same day, whichever adjacent day is announced. Tết moves with the announcement.
 */
function compensatoryGrounds(holiday: Holiday): Grounds {
  if (holiday === 'tet') return { verified: false, sources: [], note: TET_GUESS };
  if (holiday === 'culture_day') {
    return { verified: false, sources: ['nq28_2026'], note: CULTURE_DAY_MADE_UP };
  }
  return { verified: true, sources: ['blld112'], note: BY_LAW };
}

/** Điều 111(3) Bộ luật Lao động: what falls on a weekly rest day is taken on the next working day. */
function compensatoryDays(days: readonly CalendarEntry[]): CalendarEntry[] {
  const off = new Set(days.map(({ date }) => date));
  return days
    .filter(({ date }) => isWeekend(date))
    .map((day) => {
      let date = day.date;
      while (isWeekend(date) || off.has(date)) date = addDays(date, 1);
      off.add(date);
      const holiday = day.holiday!;
      const name = compensatoryName(holiday, day.date);
      const grounds = compensatoryGrounds(holiday);
      return { ...dated(date), kind: 'compensatory_off', for: day.date, name, ...grounds };
    });
}

/**
 * Drafts the provisional calendar of a year (decision 6): what the law and the moon fix is verified,
 * what a notice has yet to fix (Tết but its first day, the day beside Quốc khánh) is a guess and
 * marked so. Swapped days come with the notice; none is guessed.
 * @throws CodedError `deadlines.draft_year_invalid` outside `DRAFT_YEARS`
 */
export function draftCalendar(year: number): CalendarYear {
  const { first, last } = DRAFT_YEARS;
  if (!Number.isInteger(year) || year < first || year > last) {
    throw new CodedError('invalid', 'deadlines.draft_year_invalid', { first, last });
  }
  const byDate = (a: CalendarEntry, b: CalendarEntry): number => (a.date < b.date ? -1 : 1);
  const days = [...fixedDays(year), ...tetDays(year), hungKings(year), adjacentDay(year)];
  days.sort(byDate);
  const { nq28_2026: cultureDay, ...older } = DRAFT_SOURCES;
  return {
    year,
    status: 'provisional',
    sources: year >= CULTURE_DAY_SINCE ? { ...older, nq28_2026: cultureDay } : older,
    entries: [...days, ...compensatoryDays(days)].sort(byDate),
  };
}
