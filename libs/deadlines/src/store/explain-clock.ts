import { computeDue, type DueComputation, explainDue, type WorkingCalendar } from '../core';
import { clockInput } from './clock-input';
import type { Deadline } from './deadline.entity';
import type { DeadlinePause } from './deadline-pause.entity';

/** A stored deadline with the sum behind its date. */
export interface DeadlineExplanation {
  readonly deadline: Deadline;
  readonly computation: DueComputation;
  readonly lines: { readonly vi: string[]; readonly en: string[] };
  /** False: the calendar has changed since the date was stored, and it awaits its recomputation. */
  readonly matchesStored: boolean;
}

/**
 * A pause that ended only because its clock did: nobody resumed it, so that nothing was counted anew
 * or added.
 */
function endsWithClock({ endedAt }: Deadline, to: Date | null): boolean {
  return endedAt !== null && to?.getTime() === endedAt.getTime();
}

function computeClock(
  calendar: WorkingCalendar,
  deadline: Deadline,
  pauses: readonly DeadlinePause[],
): DueComputation {
  const counted = pauses.map(({ fromAt, toAt, reason }) => ({
    fromAt,
    toAt: endsWithClock(deadline, toAt) ? null : toAt,
    reason,
  }));
  const computation = computeDue(clockInput(calendar, deadline, counted));
  if (deadline.endedAt === null || !computation.paused) return computation;
  const { endedAt } = deadline;
  const settled = computation.pauses.map((pause) =>
    pause.effect === 'open' ? { ...pause, to: endedAt, effect: 'none' as const } : pause,
  );
  return { ...computation, paused: false, pauses: settled };
}

/** The sum behind the date of a stored clock, whether it runs or has ended. */
export function explainClock(
  calendar: WorkingCalendar,
  deadline: Deadline,
  pauses: readonly DeadlinePause[],
): DeadlineExplanation {
  const computation = computeClock(calendar, deadline, pauses);
  const lines = {
    vi: explainDue(computation, 'vi').lines,
    en: explainDue(computation, 'en').lines,
  };
  const matchesStored = computation.dueAt.getTime() === deadline.dueAt.getTime();
  return { deadline, computation, lines, matchesStored };
}
