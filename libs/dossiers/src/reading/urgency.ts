import type { Outcome } from '@portal/deadlines';
import { type WorkingCalendar, workingMinutesBetween } from '@portal/deadlines/core';
import { type Status, STATUS_FACTS } from '../lifecycle';
import { isPast } from './working-time';

/** How urgent a dossier is; each state has its own word and colour. */
export type Urgency = 'overdue' | 'step_overdue' | 'step_soon' | 'in_time' | 'waiting' | Ended;

/** How it ended against its limit (decision 3); `closed`: without an answer of the office. */
export type Ended = Outcome | 'closed';

/** What urgency is read from. */
export interface UrgencyFacts {
  readonly status: Status;
  readonly dueAt: Date | null;
  readonly stepStartedAt: Date | null;
  readonly stepDueAt: Date | null;
  /** Null while the dossier is with its applicant. */
  readonly queueAt: Date | null;
  /** Of the clock that the office's answer ended. */
  readonly outcome: Outcome | null;
}

/** Part of a step's working time, in percent, from which on its end is near. */
const SOON_PERCENT = 80;

/** Whether at least 80 % of a step's working time has passed. */
function isStepEndNear(
  calendar: WorkingCalendar,
  { stepStartedAt, stepDueAt }: UrgencyFacts,
  at: Date,
): boolean {
  if (stepStartedAt === null || stepDueAt === null) return false;
  const whole = workingMinutesBetween(calendar, stepStartedAt, stepDueAt);
  const passed = workingMinutesBetween(calendar, stepStartedAt, at);
  return passed * 100 >= whole * SOON_PERCENT;
}

/**
 * How urgent a dossier is at an instant. The clock stands still while it waits for its applicant, and
 * has stopped once it is decided: from then on only the step, handing over, can be late.
 */
export function urgencyOf(calendar: WorkingCalendar, facts: UrgencyFacts, at: Date): Urgency {
  const { status, dueAt, stepDueAt, queueAt } = facts;
  if (STATUS_FACTS[status].final) return facts.outcome ?? 'closed';
  if (queueAt === null) return 'waiting';
  if (dueAt && status !== 'decided' && isPast(dueAt, at)) return 'overdue';
  if (stepDueAt && isPast(stepDueAt, at)) return 'step_overdue';
  return isStepEndNear(calendar, facts, at) ? 'step_soon' : 'in_time';
}
