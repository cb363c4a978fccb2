import { toOfficeMinute, type WorkingCalendar } from '@portal/deadlines/core';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';

const minuteOf = (day: string): number =>
  toOfficeMinute(fromOfficeTime({ date: getPlainDate(day), minute: 0 }));

// Two official years with worked Saturdays; the dates they lead to are official as well.
const FIRST = minuteOf('2024-01-01');
const END = minuteOf('2026-01-01');

/** Steps of a prime number of minutes meet every weekday and time of the day. */
const STEP = 7_919;

const MS_PER_MINUTE = 60_000;

/**
 * Office minutes spread over two years at which all the calendars are open: what comes on a day off
 * or after hours counts from another day with each library.
 */
export function spreadStarts(calendars: readonly WorkingCalendar[], count: number): number[] {
  const starts: number[] = [];
  for (let at = 0; starts.length < count; at = (at + STEP) % (END - FIRST)) {
    const minute = FIRST + at;
    if (calendars.every((calendar) => calendar.arrival(minute) === minute)) starts.push(minute);
  }
  return starts;
}

/** An instant at which a clock in this machine's zone shows what the office's shows at `minute`. */
export function toLocalDate(minute: number): Date {
  const shown = new Date(minute * MS_PER_MINUTE);
  return new Date(
    shown.getUTCFullYear(),
    shown.getUTCMonth(),
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
  );
}

/** The way back from `toLocalDate`. */
export function fromLocalDate(date: Date): number {
  return (date.getTime() - date.getTimezoneOffset() * MS_PER_MINUTE) / MS_PER_MINUTE;
}
