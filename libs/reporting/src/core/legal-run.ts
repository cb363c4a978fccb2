import {
  type Outcome,
  outcomeOf,
  type WorkingCalendar,
  workingMinutesBetween,
} from '@portal/deadlines/core';
import type { Period } from './period';

/** A stretch in which a clock stood still because a supplement was awaited. */
export interface Standstill {
  readonly fromAt: Date;
  /** Null while it lasts. */
  readonly toAt: Date | null;
}

/** One run of a clock, with the stretches in which it stood still. */
export interface ClockRun {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** In the order of time. */
  readonly standstills: readonly Standstill[];
}

/** One run of the legal clock of a dossier, as far as figures are made of it. */
export interface LegalRun extends ClockRun {
  readonly dueAt: Date;
  /** Internal target; null where the limit has none. */
  readonly targetAt: Date | null;
  /** "Đã xử lý xong". */
  readonly decidedAt: Date | null;
  /** "Đã trả kết quả". */
  readonly handedOverAt: Date | null;
  /** "Dừng xử lý", "Từ chối": withdrawn, refused or closed without a decision. */
  readonly stoppedAt: Date | null;
  /** Supplement requests so far, those at reception included. */
  readonly supplementRequests: number;
}

/** Where a dossier stands at the end of a period. */
export type Standing = Outcome | 'stopped' | 'open_in_time' | 'open_overdue';

/** The part of a period that judging needs. */
export type Measure = Pick<Period, 'end' | 'measuredAt'>;

const before = (at: Date | null, end: Date): boolean => at !== null && at < end;

/** What of a dossier had happened when the period ended: what came later is not known then. */
function closingOf(
  run: LegalRun,
  { end }: Measure,
): { readonly at: Date; readonly kind: string } | null {
  if (before(run.decidedAt, end)) return { at: run.decidedAt!, kind: 'result' };
  if (before(run.handedOverAt, end)) return { at: run.handedOverAt!, kind: 'result' };
  return before(run.stoppedAt, end) ? { at: run.stoppedAt!, kind: 'stopped' } : null;
}

/** The request for which the clock stood still at a moment; one that ends it still covers it. */
function waitingSince({ standstills }: ClockRun, moment: Date, closing: boolean): Date | null {
  const found = standstills.find(
    ({ fromAt, toAt }) =>
      fromAt <= moment &&
      (toAt === null || toAt > moment || (closing && toAt.getTime() === moment.getTime())),
  );
  return found?.fromAt ?? null;
}

/**
 * When handling a dossier ended, for QĐ 766/QĐ-TTg (one-stop-shop.md §7): decided, else handed over,
 * else stopped or refused; one that waits for a supplement ends at the request; an unfinished one is
 * measured at the end of the period.
 */
export function progressEnd(run: LegalRun, measure: Measure): Date {
  const closing = closingOf(run, measure);
  if (closing?.kind === 'result') return closing.at;
  const moment = closing?.at ?? measure.measuredAt;
  return waitingSince(run, moment, closing !== null) ?? moment;
}

/** Supplement requests from which on a dossier is late whatever its dates. */
const REQUESTS_THAT_ARE_LATE = 2;

/** Whether more than one supplement was asked for, which alone makes it late in the 766 figures. */
export const askedTooOften = ({ supplementRequests }: LegalRun): boolean =>
  supplementRequests >= REQUESTS_THAT_ARE_LATE;

/**
 * On time in the figures of QĐ 766/QĐ-TTg (one-stop-shop.md §7): ended by the due date, and not more
 * than one supplement request. The time of a supplement needs no subtracting: the due date already
 * moved with it.
 */
export function isOnTime766(run: LegalRun, measure: Measure): boolean {
  return !askedTooOften(run) && outcomeOf(progressEnd(run, measure), run.dueAt) !== 'late';
}

/** Whether the dossier waits for its applicant at the end of the period. */
export function isWaiting(run: LegalRun, measure: Measure): boolean {
  return closingOf(run, measure) === null && waitingSince(run, measure.measuredAt, false) !== null;
}

/**
 * Where the dossier stands at the end of the period: finished with a decision by decision 3, closed
 * without one, or still open. One that waits is measured at the request and so stays within its time
 * (report II.06a/VPCP/KSTT counts the waiting as within time).
 */
export function standingOf(run: LegalRun, measure: Measure): Standing {
  const closing = closingOf(run, measure);
  if (closing?.kind === 'stopped') return 'stopped';
  const outcome = outcomeOf(progressEnd(run, measure), run.dueAt);
  if (closing) return outcome;
  return outcome === 'late' ? 'open_overdue' : 'open_in_time';
}

/** Working minutes from start to end of a run without its standstills; 0 while it runs. */
export function workedMinutes(calendar: WorkingCalendar, run: ClockRun): number {
  const { startedAt, endedAt, standstills } = run;
  if (endedAt === null) return 0;
  const stood = standstills.reduce(
    (sum, { fromAt, toAt }) => sum + workingMinutesBetween(calendar, fromAt, toAt ?? endedAt),
    0,
  );
  return workingMinutesBetween(calendar, startedAt, endedAt) - stood;
}

/**
 * The part of the reserve, the working time between target and due date, that a finished dossier
 * took: 0 % when it met its target, 100 % from the due date on.
 * @returns whole percent; null where there is no reserve
 */
export function reserveUsed(calendar: WorkingCalendar, run: LegalRun): number | null {
  const { targetAt, dueAt, endedAt } = run;
  if (targetAt === null || endedAt === null) return null;
  const reserve = workingMinutesBetween(calendar, targetAt, dueAt);
  if (reserve <= 0) return null;
  const used = workingMinutesBetween(calendar, targetAt, endedAt);
  return Math.round((Math.min(Math.max(used, 0), reserve) / reserve) * 100);
}
