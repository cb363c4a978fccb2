import { computeDates } from './compute-due';
import type { CountingRule, CountingUnit } from './counting-rule';
import { fromOfficeMinute, toOfficeMinute } from './office-minute';
import { extendRun } from './run';
import type { DueInput } from './trace-clock';

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

function before({ calendar, rule }: DueInput, dueAt: Date, { amount, unit }: Stretch): Date {
  const due = toOfficeMinute(dueAt);
  const perUnit = calendar.minutesPerDay / (unit === 'working_hour' ? 8 : 1);
  const back = { minutes: -Math.ceil(amount * perUnit), days: -amount };
  // Counted as working time even where the limit is in calendar days: somebody has to act on it.
  const counted: CountingRule = unit === 'calendar_day' ? { ...rule, unit } : dayRule(rule);
  return fromOfficeMinute(extendRun(calendar, counted, due, back));
}

/** Working days that keep the clock time, written on the opening side of a break. */
const dayRule = (rule: CountingRule): CountingRule => ({
  ...rule,
  unit: 'working_day',
  firstDay: 'next_working_day',
});

function instantOf(input: DueInput, mark: Mark, dueAt: Date): Date {
  if ('before' in mark) return before(input, dueAt, mark.before);
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
