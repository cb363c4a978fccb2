import {
  addWorkingMinutesAsKnown,
  placeInQueue,
  type WorkingCalendar,
} from '@portal/deadlines/core';
import type { Organisation } from '@portal/procedures';
import type { Dossier } from '../entities';
import type { StepBegun } from './extension-due';

/** The columns that the work queue is ordered by. */
export type PlaceColumns = Pick<Dossier, 'queueAt' | 'keptUntil'>;

/** Nobody's place: it is not the office's turn. */
export const NO_PLACE: PlaceColumns = { queueAt: null, keptUntil: null };

/** A dossier to which nothing was promised stands as if a month's working time had been. */
const DAYS_WITHOUT_PROMISE = 20;

/** The place of a dossier of a procedure without a limit. */
export function placeWithoutPromise(calendar: WorkingCalendar, at: Date): PlaceColumns {
  const minutes = DAYS_WITHOUT_PROMISE * calendar.minutesPerDay;
  return { queueAt: addWorkingMinutesAsKnown(calendar, at, minutes), keptUntil: null };
}

/**
 * The place of a dossier in a step: by its promised date while that can be kept, else set back as
 * the organisation says.
 */
export function placeByPromise(
  { calendar, organisation }: { calendar: WorkingCalendar; organisation: Organisation },
  at: Date,
  dueAt: Date,
  { budgets, index }: Pick<StepBegun, 'budgets' | 'index'>,
): PlaceColumns {
  const { setBackDays } = organisation.workQueue;
  const { orderAt, keptUntil } = placeInQueue(calendar, at, dueAt, { budgets, index, setBackDays });
  return { queueAt: orderAt, keptUntil };
}
