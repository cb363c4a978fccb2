import type { DeadlineExplanation, Outcome } from '@portal/deadlines';
import { type WorkingCalendar, workingMinutesBetween } from '@portal/deadlines/core';
import type { Dossier } from '../entities';
import { isPast, timeLeftInWords, workingTimeInWords } from './working-time';

/** How a clock stands, in words with the colour of their tag. */
export interface ClockState {
  readonly text: string;
  readonly colour: 'green' | 'red' | 'blue' | 'grey';
}

/** From when and by which calendar a clock is looked at. */
export interface Looking {
  readonly calendar: WorkingCalendar;
  readonly at: Date;
  /** Since when it has been the turn of the side whose turn it is. */
  readonly turnSince: Date;
  /** How the reader calls the applicant. */
  readonly applicant: string;
}

type Standing = Pick<Dossier, 'turn' | 'decidedAt' | 'status'>;

/** Decision 3 in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  late: 'Quá hạn',
};

/** Where a clock that has ended is measured: one that ended while it stood still, at its pause. */
function measuredEnd({ deadline, computation }: DeadlineExplanation): Date {
  const { endedAt } = deadline;
  const last = computation.pauses.find(({ to }) => to?.getTime() === endedAt?.getTime());
  return last?.from ?? endedAt ?? deadline.dueAt;
}

function outcomeState(
  explanation: DeadlineExplanation,
  outcome: Outcome,
  calendar: WorkingCalendar,
): ClockState {
  const { dueAt } = explanation.deadline;
  const minutes = Math.abs(workingMinutesBetween(calendar, measuredEnd(explanation), dueAt));
  const by = `${workingTimeInWords(minutes, calendar.minutesPerDay)} làm việc`;
  const exact = outcome === 'on_time' || minutes === 0;
  const text = exact ? OUTCOME_WORDS[outcome] : `${OUTCOME_WORDS[outcome]} ${by}`;
  return { text, colour: outcome === 'late' ? 'red' : 'green' };
}

/** The office has answered: early, on time or late means something. */
export const isAnswered = ({ decidedAt, status }: Pick<Dossier, 'decidedAt' | 'status'>): boolean =>
  decidedAt !== null || status === 'refused';

/**
 * How the clock of a dossier stands: what is left of it, that it stands still, or how it ended. A
 * dossier that was taken back or closed ends without an answer, so neither early nor late.
 */
export function clockState(
  explanation: DeadlineExplanation,
  dossier: Standing,
  { calendar, at, turnSince, applicant }: Looking,
): ClockState {
  const { deadline, computation } = explanation;
  if (deadline.outcome !== null) {
    if (isAnswered(dossier)) return outcomeState(explanation, deadline.outcome, calendar);
    return { text: 'không tính tiếp', colour: 'grey' };
  }
  if (computation.paused) {
    return { text: `đang tạm dừng, chờ ${applicant} bổ sung`, colour: 'blue' };
  }
  // What had run out before the applicant was asked stays as late as it was then.
  const until = dossier.turn === 'applicant' ? turnSince : at;
  return {
    text: timeLeftInWords(calendar, until, deadline.dueAt),
    colour: isPast(deadline.dueAt, until) ? 'red' : 'green',
  };
}
