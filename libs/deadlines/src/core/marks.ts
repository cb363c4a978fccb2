import { computeDates } from './compute-due';
import type { CountingUnit } from './counting-rule';
import { DAY, fromOfficeMinute, toOfficeMinute } from './office-minute';
import type { DueInput } from './trace-clock';
import type { WorkingCalendar } from './working-calendar';

/** A stretch of time in the office's units. */
export interface Stretch {
  readonly amount: number;
  readonly unit: Exclude<CountingUnit, 'working_minute'>;
}

/**
 * A moment along a clock at which somebody has to hear of it, as data: a share of the limit, a
 * stretch after the clock began, or a stretch before it runs out. Kept with the clock like its rule.
 */
export type Mark = { readonly name: string } & (
  { readonly share: number } | { readonly after: Stretch } | { readonly before: Stretch }
);

/** A mark with the instant at which it falls due. */
export interface MarkMoment {
  readonly name: string;
  readonly at: Date;
}

/**
 * The instant that lies a stretch before another: working time on the opening side of a break, or so
 * many calendar days at the same clock time.
 * @throws CodedError `deadlines.year_missing`
 */
export function stretchBefore(
  calendar: WorkingCalendar,
  instant: Date,
  { amount, unit }: Stretch,
): Date {
  const minute = toOfficeMinute(instant);
  if (unit === 'calendar_day') return fromOfficeMinute(minute - amount * DAY);
  const perUnit = calendar.minutesPerDay / (unit === 'working_hour' ? 8 : 1);
  const work = calendar.workAt(minute) - Math.ceil(amount * perUnit);
  return fromOfficeMinute(calendar.minuteOfWork(work, 'opening'));
}

function instantOf(input: DueInput, mark: Mark, dueAt: Date): Date {
  if ('before' in mark) return stretchBefore(input.calendar, dueAt, mark.before);
  if ('share' in mark) {
    if (mark.share === 1) return dueAt;
    return computeDates({ ...input, targetShare: mark.share }).targetAt!;
  }
  return computeDates({ ...input, rule: { ...input.rule, ...mark.after } }).dueAt;
}

/**
 * When the marks of a clock fall due, in order of time; pauses move them as they move the date.
 * @throws what `computeDates` refuses
 */
export function markMoments(input: DueInput, marks: readonly Mark[]): MarkMoment[] {
  if (marks.length === 0) return [];
  const { dueAt } = computeDates(input);
  return marks
    .map((mark) => ({ name: mark.name, at: instantOf(input, mark, dueAt) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
