import { type PlainDate, yearOf } from '@portal/kernel';
import type { WorkingCalendar } from './working-calendar';

/** Months ahead that calendars must reach, so that no acceptance is refused (decision 6). */
const MONTHS_AHEAD = 18;

/** Whether the calendars end less than 18 months after `today`. */
export function isHorizonShort(calendar: WorkingCalendar, today: PlainDate): boolean {
  const months = (date: PlainDate): number => yearOf(date) * 12 + Number(date.slice(5, 7));
  // Calendars end with December: its last day is there, so the month counts whole.
  return months(calendar.lastDate) + 1 - months(today) < MONTHS_AHEAD;
}
