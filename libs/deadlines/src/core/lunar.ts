import { fromEpochDay, type PlainDate } from '@portal/kernel';

/*
 * Vietnamese lunar dates by Hồ Ngọc Đức's algorithm: new moons and the sun's place after Meeus, days
 * begun at midnight UTC+7. Its author gives it for 1800–2199; lunar.spec.ts holds 2021–2060 against
 * ICU and a longer series (decades on, a new moon within minutes of midnight may be a day off). It
 * drafts calendars, and the tests hold the official ones against it.
 */

const RAD = Math.PI / 180;
const MONTH = 29.530588853;
const EPOCH = 2_415_021.076998695;
const JULIAN_OF_EPOCH_DAY = 2_440_588;
const sin = (degrees: number): number => Math.sin(degrees * RAD);

/** Julian date of the k-th new moon after 1900-01-01. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
  const drift = 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
  const m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const p = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const c =
    (0.1734 - 0.000393 * t) * sin(m) +
    0.0021 * sin(2 * m) -
    0.4068 * sin(p) +
    0.0161 * sin(2 * p) -
    0.0004 * sin(3 * p) +
    0.0104 * sin(2 * f) -
    0.0051 * sin(m + p) -
    0.0074 * sin(m - p) +
    0.0004 * sin(2 * f + m) -
    0.0004 * sin(2 * f - m) -
    0.0006 * sin(2 * f + p) +
    0.001 * sin(2 * f - p) +
    0.0005 * sin(2 * p + m);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return mean + drift + c - deltaT;
}

const newMoonDay = (k: number): number => Math.floor(newMoon(k) + 0.5 + 7 / 24);

/** Twelfth of the zodiac in which the sun stands at the beginning of a day in Vietnam. */
function sunSign(julianDay: number): number {
  const t = (julianDay - 0.5 - 7 / 24 - 2451545) / 36525;
  const m = 357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t ** 3;
  const l0 = 280.46645 + 36000.76983 * t + 0.0003032 * t * t;
  const dl =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sin(m) +
    (0.019993 - 0.000101 * t) * sin(2 * m) +
    0.00029 * sin(3 * m);
  const longitude = (((l0 + dl) % 360) + 360) % 360;
  return Math.floor(longitude / 30);
}

const monthIndex = (julianDay: number): number => Math.floor(0.5 + (julianDay - EPOCH) / MONTH);

/** First day of the lunar month that holds the winter solstice of a year. */
function month11(year: number): number {
  const lastDay = Date.UTC(year, 11, 31) / 86_400_000 + JULIAN_OF_EPOCH_DAY;
  const k = Math.floor((lastDay - 2_415_021) / MONTH);
  const start = newMoonDay(k);
  return sunSign(start) >= 9 ? newMoonDay(k - 1) : start;
}

/** Position after month 11 of the leap month: the first month in which the sun keeps its sign. */
function leapOffset(k: number): number {
  let i = 1;
  while (i < 14 && sunSign(newMoonDay(k + i)) !== sunSign(newMoonDay(k + i + 1))) i++;
  return i;
}

/** Index of the new moon at which a month (1–10) of a lunar year begins, leap months aside. */
function monthStart(year: number, month: number): number {
  const start = month11(year - 1);
  const k = monthIndex(start);
  const plain = month + 1;
  const leapYear = month11(year) - start > 365;
  return k + (leapYear && plain >= leapOffset(k) ? plain + 1 : plain);
}

/** Solar day of a lunar day of the months 1–10 of a year (not of a leap month). */
export function lunarDay(year: number, month: number, day: number): PlainDate {
  return fromEpochDay(newMoonDay(monthStart(year, month)) + day - 1 - JULIAN_OF_EPOCH_DAY);
}

/** Days of the month (tháng Chạp) that ends before the first lunar day of a year: 29 or 30. */
export function lastLunarMonthDays(year: number): number {
  const newYear = monthStart(year, 1);
  return newMoonDay(newYear) - newMoonDay(newYear - 1);
}

const STEMS = ['Canh', 'Tân', 'Nhâm', 'Quý', 'Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ'] as const;
const BRANCHES = 'Thân, Dậu, Tuất, Hợi, Tý, Sửu, Dần, Mão, Thìn, Tỵ, Ngọ, Mùi'.split(', ');

/** Name of a lunar year in the cycle of sixty, such as `Đinh Mùi` for the one that begins in 2027. */
export function lunarYearName(year: number): string {
  return `${STEMS[year % 10]!} ${BRANCHES[year % 12]!}`;
}
