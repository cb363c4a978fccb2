import type { CountingRule, WorkingCalendar } from '../core';
import { clockInput, countDates } from '../store/clock-input';
import type { OpenClock } from './open-clocks';

/**
 * The date that a clock would have promised by another rule, with the start, the pauses and the
 * extension that it had. @throws what the core refuses
 */
export function countUnder(calendar: WorkingCalendar, clock: OpenClock, rule: CountingRule): Date {
  // The internal target has no part in what is promised.
  const input = clockInput(calendar, { ...clock, rule, targetShare: null }, clock.pauses);
  return countDates(input).dueAt;
}
