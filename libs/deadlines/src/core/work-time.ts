import { fromOfficeMinute, toOfficeMinute } from './office-minute';
import type { WorkingCalendar } from './working-calendar';

/**
 * Working minutes that pass between two instants; negative when `to` lies before `from`.
 * @throws CodedError `deadlines.year_missing`
 */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return calendar.workAt(toOfficeMinute(to)) - calendar.workAt(toOfficeMinute(from));
}

/**
 * The instant `minutes` working minutes after `from` (before it when negative), to the minute.
 * Forwards it is the earliest such instant (17:30 rather than the next opening), backwards the
 * latest (13:30 rather than 11:30).
 * @throws CodedError `deadlines.year_missing`
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  if (minutes === 0) return from;
  const work = calendar.workAt(toOfficeMinute(from)) + minutes;
  return fromOfficeMinute(calendar.minuteOfWork(work, minutes > 0 ? 'closing' : 'opening'));
}

/**
 * As `addWorkingMinutes` forwards, but where the calendars end before it is over, their end: for
 * places in a queue, which promise nothing and must refuse nothing.
 * @throws CodedError `deadlines.year_missing` when `from` itself is unknown
 */
export function addWorkingMinutesAsKnown(
  calendar: WorkingCalendar,
  from: Date,
  minutes: number,
): Date {
  const left = calendar.totalWork - calendar.workAt(toOfficeMinute(from));
  return addWorkingMinutes(calendar, from, Math.min(minutes, left));
}

/**
 * The latest instant at which work of `remainingMinutes` can begin and still meet `targetAt`:
 * what the work queue is ordered by (decision 10). Nothing left to do: the target itself.
 * @throws CodedError `deadlines.year_missing`
 */
export function latestStart(
  calendar: WorkingCalendar,
  targetAt: Date,
  remainingMinutes: number,
): Date {
  return addWorkingMinutes(calendar, targetAt, -remainingMinutes);
}
