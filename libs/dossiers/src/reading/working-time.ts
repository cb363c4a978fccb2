import { type WorkingCalendar, workingMinutesBetween } from '@portal/deadlines/core';

const MINUTES_PER_HOUR = 60;
const MS_PER_MINUTE = 60_000;

const part = (amount: number, unit: string): string => (amount === 0 ? '' : `${amount} ${unit}`);

/**
 * `1 ngày 3 giờ`, `45 phút`: an amount of working time as people say it; minutes are left out beside
 * days.
 * @param minutes working minutes, not negative
 * @param perDay working minutes of a day
 */
export function workingTimeInWords(minutes: number, perDay: number): string {
  const days = Math.floor(minutes / perDay);
  const hours = Math.floor((minutes % perDay) / MINUTES_PER_HOUR);
  const rest = days > 0 ? 0 : (minutes % perDay) % MINUTES_PER_HOUR;
  const words = [part(days, 'ngày'), part(hours, 'giờ'), part(rest, 'phút')].filter(Boolean);
  return words.length === 0 ? '0 phút' : words.join(' ');
}

/** Whether a limit has passed at `at`: its minute lasts to its end (decision 3). */
export const isPast = (until: Date, at: Date): boolean =>
  at.getTime() - until.getTime() >= MS_PER_MINUTE;

/** `còn 1 ngày 3 giờ làm việc`, `đến hạn` or `quá hạn 2 giờ làm việc` against a limit, in working time. */
export function timeLeftInWords(calendar: WorkingCalendar, at: Date, until: Date): string {
  const minutes = workingMinutesBetween(calendar, at, until);
  // Between two office days no working minute passes, and the limit may have passed all the same.
  if (minutes === 0) return isPast(until, at) ? 'quá hạn' : 'đến hạn';
  const words = workingTimeInWords(Math.abs(minutes), calendar.minutesPerDay);
  return minutes < 0 ? `quá hạn ${words} làm việc` : `còn ${words} làm việc`;
}
