import { allotSteps } from './budget';
import type { CountingRule } from './counting-rule';
import { workingMinutesOf } from './run';
import { addWorkingMinutes, workingMinutesBetween } from './work-time';
import type { WorkingCalendar } from './working-calendar';

/** The legal clock of a dossier as far as its steps live from it. */
export interface LegalSpan {
  readonly rule: CountingRule;
  readonly targetShare: number;
  /** The arrival that the legal limit is counted from. */
  readonly countedFromAt: Date;
  readonly targetAt: Date;
}

/**
 * Working minutes of each step: its share of the target, so that together they are the target. Of a
 * limit in calendar days the steps share the working time that lies between its start and its target.
 * @param shares positive weights, one per step
 * @throws CodedError `deadlines.shares_invalid`, `deadlines.year_missing`
 */
export function stepBudgets(
  calendar: WorkingCalendar,
  { rule, targetShare, countedFromAt, targetAt }: LegalSpan,
  shares: readonly number[],
): number[] {
  const minutes =
    rule.unit === 'calendar_day'
      ? Math.max(0, workingMinutesBetween(calendar, countedFromAt, targetAt))
      : Math.floor(workingMinutesOf(calendar, rule) * targetShare);
  return allotSteps(minutes, shares);
}

/**
 * When a dossier will be done if every step takes its budget: what is left of the current step, and
 * the whole of those after it. A step that has outlived its budget is taken to end now.
 * @param spent working minutes that the current step has taken so far
 * @throws CodedError `deadlines.year_missing`
 */
export function forecastFinish(
  calendar: WorkingCalendar,
  at: Date,
  spent: number,
  { budgets, index }: { readonly budgets: readonly number[]; readonly index: number },
): Date {
  const left = Math.max(0, budgets[index]! - spent);
  const after = budgets.slice(index + 1).reduce((sum, minutes) => sum + minutes, 0);
  return addWorkingMinutes(calendar, at, left + after);
}
