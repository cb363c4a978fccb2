import type { CountingRule } from './counting-rule';
import { DAY } from './office-minute';
import type { WorkingCalendar } from './working-calendar';

/*
 * One run of the clock, in office minutes: from an arrival to a due moment. Pauses are laid on top
 * in compute-due.ts. No Date and no loop here: this is what is counted a million times.
 */

/** Guards against 0.7 × 10 days coming out as 6.999… days. */
const ROUNDING = 1e-9;

function share(amount: number, part: number): number {
  if (part === 1) return amount;
  return Math.max(1, Math.floor(amount * part + ROUNDING));
}

/** Working minutes of a limit; a working hour is an eighth of the office's day. */
export function workingMinutesOf(calendar: WorkingCalendar, rule: CountingRule): number {
  if (rule.unit === 'working_minute') return rule.amount;
  const perUnit = calendar.minutesPerDay / (rule.unit === 'working_hour' ? 8 : 1);
  return Math.ceil(rule.amount * perUnit);
}

/** Whole days that keep the clock time are written at the opening side of a break. */
function edgeOf(rule: CountingRule): 'opening' | 'closing' {
  return rule.unit === 'working_day' && rule.firstDay === 'next_working_day'
    ? 'opening'
    : 'closing';
}

/**
 * When time begins to run for what arrived at `arrival`. Hours that wait for the next working day
 * begin at its opening; calendar days that do so, one day before it at the clock time kept, so that
 * it is day 1. Working days keep the clock time: they run from the arrival itself.
 */
export function countingStart(
  calendar: WorkingCalendar,
  rule: CountingRule,
  arrival: number,
): number {
  if (rule.firstDay === 'same_moment' || rule.unit === 'working_day') return arrival;
  const opening = calendar.nextDayOpening(arrival);
  if (rule.unit !== 'calendar_day') return opening;
  const midnight = calendar.dayStart(calendar.dayIndex(arrival));
  return opening - DAY + arrival - calendar.arrival(midnight);
}

/** Where one run ends before roll-over. `part` is 1 for the limit itself, less for a target. */
export function runEnd(
  calendar: WorkingCalendar,
  rule: CountingRule,
  arrival: number,
  part = 1,
): number {
  // Whole days from an arrival within office hours: the general way below, without its divisions.
  if (edgeOf(rule) === 'opening' && part === 1) {
    return calendar.workingDaysLater(arrival, rule.amount);
  }
  const begin = countingStart(calendar, rule, arrival);
  if (rule.unit === 'calendar_day') return begin + share(rule.amount, part) * DAY;
  const minutes = share(workingMinutesOf(calendar, rule), part);
  return calendar.minuteOfWork(calendar.workAt(begin) + minutes, edgeOf(rule));
}

/** Moves a run's end by working minutes, or by calendar days where the limit is in those. */
export function extendRun(
  calendar: WorkingCalendar,
  rule: CountingRule,
  end: number,
  by: { readonly minutes: number; readonly days: number },
): number {
  if (rule.unit === 'calendar_day') return end + by.days * DAY;
  return calendar.minuteOfWork(calendar.workAt(end) + by.minutes, edgeOf(rule));
}

/** The due moment of a run's end: calendar days that end on a day off may roll over. */
export function rollOver(calendar: WorkingCalendar, rule: CountingRule, end: number): number {
  if (rule.unit !== 'calendar_day') return end;
  const index = calendar.dayIndex(end);
  if (rule.rollOver === 'none') return end;
  return end + (calendar.workingFrom(index) - index) * DAY;
}

/**
 * Whether a deadline had passed at `minute`. A limit in calendar days runs to the end of its last
 * day (Điều 148(6) Bộ luật Dân sự).
 */
export function hasPassed(rule: CountingRule, due: number, minute: number): boolean {
  if (rule.unit !== 'calendar_day') return minute > due;
  return Math.floor(minute / DAY) > Math.floor(due / DAY);
}

/**
 * The bare count: office minute of reception to office minute of the due moment, without pauses or
 * explanation. The rule must have passed `checkRule`.
 * @throws CodedError `deadlines.year_missing`
 */
export function countDue(calendar: WorkingCalendar, rule: CountingRule, received: number): number {
  // Arrival and whole days in one look-up.
  if (edgeOf(rule) === 'opening') {
    return calendar.workingDaysLater(received, rule.amount, rule.cutOff);
  }
  const arrival = calendar.arrival(received, rule.cutOff);
  return rollOver(calendar, rule, runEnd(calendar, rule, arrival));
}
