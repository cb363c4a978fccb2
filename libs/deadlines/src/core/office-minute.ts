import { toEpochDay, toOfficeTime } from '@portal/kernel';

/*
 * The engine counts on whole numbers: an *office minute* is the number of minutes since
 * 1970-01-01 00:00 on the office's wall clock. Dates and zones appear only at its borders.
 */

/** Minutes of a day. */
export const DAY = 1_440;

const MS_PER_MINUTE = 60_000;
const midnightUtc = toOfficeTime(new Date(0));
/** The office's offset from UTC, taken from the kernel so that it is written down once. */
const OFFSET = toEpochDay(midnightUtc.date) * DAY + midnightUtc.minute;

/** The office minute of an instant; seconds are dropped, as on the clock stamped on a receipt. */
export function toOfficeMinute(instant: Date): number {
  return Math.floor(instant.getTime() / MS_PER_MINUTE) + OFFSET;
}

/** The instant at which an office minute begins. */
export function fromOfficeMinute(minute: number): Date {
  return new Date((minute - OFFSET) * MS_PER_MINUTE);
}
