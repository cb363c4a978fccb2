import { isoWeekday, type PlainDate, yearOf } from '@portal/kernel';
import type { CalendarEntry } from './calendar-year';
import { lunarYearName } from './lunar';

type Name = CalendarEntry['name'];
type Holiday = NonNullable<CalendarEntry['holiday']>;

/** Names of the holidays as calendars write them; Tết is named by its lunar year and day. */
export const HOLIDAY_NAMES: Record<Exclude<Holiday, 'tet'>, Name> = {
  new_year: { vi: 'Tết Dương lịch', en: "New Year's Day" },
  hung_kings: {
    vi: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)',
    en: "Hung Kings' Commemoration (day 10 of the 3rd lunar month)",
  },
  victory_day: { vi: 'Ngày Chiến thắng', en: 'Victory Day' },
  labour_day: { vi: 'Ngày Quốc tế lao động', en: "International Workers' Day" },
  national_day: { vi: 'Quốc khánh', en: 'National Day' },
  culture_day: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' },
};

/** Short Vietnamese names, as a day off in lieu bears them. */
const SHORT: Record<Exclude<Holiday, 'tet'>, string> = {
  new_year: 'Tết Dương lịch',
  hung_kings: 'Giỗ Tổ',
  victory_day: 'Ngày Chiến thắng',
  labour_day: 'Ngày Quốc tế lao động',
  national_day: 'Quốc khánh',
  culture_day: 'Ngày Văn hóa Việt Nam',
};

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/**
 * A day of Tết.
 * @param offset days after the first lunar day (mùng 1); negative: before it
 * @param lastMonthDays days of the month (tháng Chạp) before it
 */
export function tetName(year: number, offset: number, lastMonthDays: number): Name {
  const name = lunarYearName(year);
  if (offset >= 0) {
    return {
      vi: `Tết ${name} (mùng ${offset + 1})`,
      en: `Lunar New Year ${name} (day ${offset + 1} of the 1st lunar month)`,
    };
  }
  const day = lastMonthDays + offset + 1;
  return {
    vi: `Tết ${name} (${day} tháng Chạp)`,
    en: `Lunar New Year ${name} (day ${day} of the last lunar month)`,
  };
}

/** Day and month as they are written in Vietnamese: 02/9, 26/4, 10/01. */
function vietnameseDay(date: PlainDate): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(8)}/${month < 3 ? `0${month}` : month}`;
}

/** A day off in lieu of a statutory day on a Saturday or Sunday. */
export function compensatoryName(holiday: Holiday, date: PlainDate): Name {
  const saturday = isoWeekday(date) === 6;
  const year = lunarYearName(yearOf(date));
  const vi = holiday === 'tet' ? `Tết ${year}` : SHORT[holiday];
  const full = holiday === 'tet' ? `Lunar New Year ${year}` : HOLIDAY_NAMES[holiday].en;
  const en = full.replace(/ \(.*$/, '');
  const day = `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!}`;
  return {
    vi: `Nghỉ bù ${vi} (${saturday ? 'Thứ Bảy' : 'Chủ nhật'} ${vietnameseDay(date)})`,
    en: `Day off in lieu: ${en} (${saturday ? 'Saturday' : 'Sunday'} ${day})`,
  };
}
