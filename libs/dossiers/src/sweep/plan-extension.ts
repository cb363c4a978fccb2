import {
  computeDates,
  type CountingRule,
  type DueInput,
  forecastFinish,
  stretchBefore,
  type WorkingCalendar,
  workingMinutesBetween,
} from '@portal/deadlines/core';
import { CodedError, toEpochDay, toOfficeTime } from '@portal/kernel';
import type { ExtensionCause, ExtensionTrigger } from '../entities/extension-draft.entity';

/** Where a dossier stands when its extension is drafted. */
export interface ExtensionInput {
  readonly calendar: WorkingCalendar;
  readonly at: Date;
  /** The legal clock as it is counted now, without an extension. */
  readonly clock: DueInput;
  readonly budgets: readonly number[];
  /** Index of the current step, and since when it runs. */
  readonly index: number;
  readonly stepStartedAt: Date;
  /** Working minutes beyond its budget per step that was left, by step id. */
  readonly overruns: ReadonlyMap<string, number>;
  readonly stepId: string;
  /** How long before the limit runs out the applicant has to have it. */
  readonly giveBefore: Parameters<typeof stretchBefore>[2];
}

/** What the draft says. */
export interface ExtensionPlan {
  readonly trigger: ExtensionTrigger;
  readonly cause: ExtensionCause;
  readonly causeStepId: string | null;
  readonly dueAt: Date;
  readonly forecastAt: Date;
  readonly proposedDays: number;
  readonly proposedDueAt: Date;
  readonly giveBy: Date;
}

/** Days beyond the limit until the forecast is met, at least one, in the days of the limit. */
function daysNeeded(
  calendar: WorkingCalendar,
  { unit }: CountingRule,
  dueAt: Date,
  forecastAt: Date,
): number {
  if (unit === 'calendar_day') {
    const [due, forecast] = [dueAt, forecastAt].map((at) => toEpochDay(toOfficeTime(at).date));
    return Math.max(1, forecast! - due!);
  }
  const minutes = workingMinutesBetween(calendar, dueAt, forecastAt);
  return Math.max(1, Math.ceil(minutes / calendar.minutesPerDay));
}

/** The step that took most beyond its budget, the current one included. */
function worst(overruns: ReadonlyMap<string, number>): string | null {
  const [first] = [...overruns].filter(([, minutes]) => minutes > 0).sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

/**
 * Drafts the one new appointment of a dossier that will be late (NĐ 61/2018 Điều 19(9)): its cause,
 * the new date that the remaining steps need, and by when it must have been given.
 * @throws CodedError what the core refuses; `deadlines.already_extended`
 */
export function planExtension(input: ExtensionInput): ExtensionPlan {
  const { calendar, at, clock, budgets, index, stepStartedAt, stepId } = input;
  if (clock.extension) throw new CodedError('conflict', 'deadlines.already_extended');
  const { dueAt } = computeDates(clock);
  const spent = workingMinutesBetween(calendar, stepStartedAt, at);
  const forecastAt = forecastFinish(calendar, at, spent, { budgets, index });
  const overruns = new Map(input.overruns).set(stepId, spent - budgets[index]!);
  const causeStepId = worst(overruns);
  const proposedDays = daysNeeded(calendar, clock.rule, dueAt, forecastAt);
  const extension = { days: proposedDays, at, cause: '' };
  return {
    trigger: forecastAt > dueAt ? 'forecast_late' : 'limit_near',
    cause: causeStepId === null ? 'remaining_work' : 'step_overrun',
    causeStepId,
    dueAt,
    forecastAt,
    proposedDays,
    proposedDueAt: computeDates({ ...clock, extension }).dueAt,
    giveBy: stretchBefore(calendar, dueAt, input.giveBefore),
  };
}
