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
 * When counting begins for what arrived at `arrival`: hours that begin on the next working day
 * begin at its opening; days keep the clock time, so that they count from the arrival itself.
 */
export function countingStart(
  calendar: WorkingCalendar,
  rule: CountingRule,
  arrival: number,
): number {
  const waits = rule.firstDay === 'next_working_day';
  const inHours = rule.unit === 'working_hour' || rule.unit === 'working_minute';
  return waits && inHours ? calendar.nextDayOpening(arrival) : arrival;
}

/** Where one run ends before roll-over. `part` is 1 for the limit itself, less for a target. */
export function runEnd(
  calendar: WorkingCalendar,
  rule: CountingRule,
  arrival: number,
  part = 1,
): number {
  if (rule.unit === 'calendar_day') {
    const days = share(rule.amount, part);
    if (rule.firstDay === 'same_moment') return arrival + days * DAY;
    return calendar.nextDayOpening(arrival) + (days - 1) * DAY + keptClock(calendar, arrival);
  }
  const minutes = share(workingMinutesOf(calendar, rule), part);
  const begin = calendar.workAt(countingStart(calendar, rule, arrival));
  return calendar.minuteOfWork(begin + minutes, edgeOf(rule));
}

/** Minutes from the opening of a day to the clock time of an arrival within office hours. */
function keptClock(calendar: WorkingCalendar, arrival: number): number {
  const midnight = calendar.dayStart(calendar.dayIndex(arrival));
  return arrival - calendar.arrival(midnight);
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
  const index = calendar.dayIndex(end);
  if (rule.unit !== 'calendar_day' || rule.rollOver === 'none') return end;
  return end + (calendar.workingFrom(index) - index) * DAY;
}

/**
 * The bare count: office minute of reception to office minute of the due moment, without pauses or
 * explanation. The rule must have passed `checkRule`.
 * @throws CodedError `deadlines.year_missing`
 */
export function countDue(calendar: WorkingCalendar, rule: CountingRule, received: number): number {
  const arrival = calendar.arrival(received, rule.cutOff);
  return rollOver(calendar, rule, runEnd(calendar, rule, arrival));
}
