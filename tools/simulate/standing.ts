import {
  computeDates,
  type Pause,
  stepBudgets,
  type WorkingCalendar,
} from '@portal/deadlines/core';
import type { SimulatedProcedure } from './scenario';

/** The legal clock of a dossier, as the engine counts it. */
export interface LegalClock {
  readonly dueAt: Date;
  readonly targetAt: Date;
  /** Working minutes of each step. */
  readonly budgets: readonly number[];
}

/** What is known of a dossier that enters a queue. */
export interface Standing {
  readonly clock: LegalClock;
  readonly calendar: WorkingCalendar;
  readonly acceptedAt: Date;
  /** Now. */
  readonly at: Date;
  /** The step that it waits for, among the budgets. */
  readonly index: number;
}

/** Counts due date, target and budgets with the product's engine. */
export function countClock(
  calendar: WorkingCalendar,
  { rule, targetShare, steps }: SimulatedProcedure,
  start: Date,
  pauses: readonly Pause[] = [],
): LegalClock {
  const dates = computeDates({ calendar, rule, start, pauses, targetShare });
  const { countedFromAt, dueAt } = dates;
  // There is one: a share was given.
  const targetAt = dates.targetAt!;
  const span = { rule, targetShare, countedFromAt, targetAt };
  const shares = steps.map(({ weight }) => weight);
  return { dueAt, targetAt, budgets: stepBudgets(calendar, span, shares) };
}
