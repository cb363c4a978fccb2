import type { Deadline } from '@portal/deadlines';
import {
  addWorkingMinutes,
  latestStart,
  stretchBefore,
  type WorkingCalendar,
} from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';

/** The step that begins, among the budgets of all steps. */
export interface StepBegun {
  readonly at: Date;
  readonly budgets: readonly number[];
  readonly index: number;
}

/** From when on the steps that remain no longer fit into the limit. */
function forecastLateFrom(
  calendar: WorkingCalendar,
  dueAt: Date,
  { at, budgets, index }: StepBegun,
): Date {
  const after = budgets.slice(index + 1).reduce((sum, minutes) => sum + minutes, 0);
  const finish = addWorkingMinutes(calendar, at, budgets[index]! + after);
  // Until the step outlives its budget the forecast stands; from then on it moves with the clock.
  return finish > dueAt ? at : latestStart(calendar, dueAt, after);
}

/**
 * When the draft of apology and new date has to be made (NĐ 61/2018 Điều 19(9)): so many days before
 * the limit runs out as the procedure says, or as soon as the forecast is late; never before the step
 * begins. Null where the limit cannot be extended, or was extended already.
 */
export function extensionDraftAt(
  calendar: WorkingCalendar,
  { limits }: ProcedureVersion,
  legal: Pick<Deadline, 'extension' | 'dueAt'>,
  begun: StepBegun,
): Date | null {
  if (limits.extension === null || legal.extension !== null) return null;
  const near = stretchBefore(calendar, legal.dueAt, limits.extension.draftBefore);
  const late = forecastLateFrom(calendar, legal.dueAt, begun);
  const first = Math.min(near.getTime(), late.getTime());
  return new Date(Math.max(first, begun.at.getTime()));
}
