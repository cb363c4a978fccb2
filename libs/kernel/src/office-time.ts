import { fromEpochDay, PlainDate, toEpochDay } from './plain-date';

/**
 * The zone of every office of the province. Vietnam has kept UTC+7 without daylight saving since
 * 1975, so the offset is a constant: no zone table is consulted on the way to a legal date.
 */
export const OFFICE_ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET_MINUTES = 7 * 60;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1_440;

/** A minute of a legal day on the office's wall clock. */
export interface OfficeTime {
  readonly date: PlainDate;
  /** Minutes since midnight, 0–1439. */
  readonly minute: number;
}

/** What the office's wall clock shows at an instant; seconds are dropped. */
export function toOfficeTime(instant: Date): OfficeTime {
  const minutes = Math.floor(instant.getTime() / MS_PER_MINUTE) + OFFSET_MINUTES;
  const day = Math.floor(minutes / MINUTES_PER_DAY);
  return { date: fromEpochDay(day), minute: minutes - day * MINUTES_PER_DAY };
}

/** The instant at which the office's wall clock shows `time`. */
export function fromOfficeTime(time: OfficeTime): Date {
  const minutes = toEpochDay(time.date) * MINUTES_PER_DAY + time.minute - OFFSET_MINUTES;
  return new Date(minutes * MS_PER_MINUTE);
}

/** `HH:MM` of a minute of the day. */
export function formatMinute(minute: number): string {
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** ISO 8601 of a moment on the office's wall clock, with its offset: `2026-03-02T08:15:00+07:00`. */
export function formatOfficeIso({ date, minute }: OfficeTime): string {
  return `${date}T${formatMinute(minute)}:00+${formatMinute(OFFSET_MINUTES)}`;
}
