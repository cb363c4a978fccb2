import { outcomeOf, workingMinutesBetween } from '@portal/deadlines/core';
import type { WorkAxis } from './work-axis';
import type { Finished } from './work-year';

/** What became of one year's dossiers; shares are of all dossiers, from 0 to 1. */
export interface Figures {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  /** Decided by the internal target. */
  readonly metTarget: number;
  /** Mean part used of the time between target and due date; all of it where that was missed. */
  readonly reserveUsed: number;
  /** Working days from acceptance to decision without the wait for the applicant. */
  readonly median: number;
  readonly p95: number;
  /** Working days past the due date: mean over the late ones, and the longest. */
  readonly meanOverdue: number;
  readonly maxOverdue: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Nearest rank of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Part of the reserve between target and due date that a dossier took. */
function reserveOf({ calendar }: WorkAxis, { targetAt, dueAt, finishedAt }: Finished): number {
  const reserve = workingMinutesBetween(calendar, targetAt, dueAt);
  if (finishedAt <= targetAt) return 0;
  if (reserve <= 0) return 1;
  return Math.min(1, workingMinutesBetween(calendar, targetAt, finishedAt) / reserve);
}

/** Judges each dossier as the product does (decision 3) and counts. */
export function measure(axis: WorkAxis, finished: readonly Finished[]): Figures {
  const perDay = axis.calendar.minutesPerDay;
  const share = (count: number): number => count / finished.length;
  const outcomes = finished.map(({ finishedAt, dueAt }) => outcomeOf(finishedAt, dueAt));
  const late = finished.filter((_, index) => outcomes[index] === 'late');
  const overdue = late.map(
    ({ dueAt, finishedAt }) => workingMinutesBetween(axis.calendar, dueAt, finishedAt) / perDay,
  );
  const days = finished.map(({ took }) => took / perDay).sort((a, b) => a - b);
  return {
    early: share(outcomes.filter((outcome) => outcome === 'early').length),
    onTime: share(outcomes.filter((outcome) => outcome === 'on_time').length),
    late: share(late.length),
    metTarget: share(finished.filter((each) => each.finishedAt <= each.targetAt).length),
    reserveUsed: share(sum(finished.map((each) => reserveOf(axis, each)))),
    median: quantile(days, 0.5),
    p95: quantile(days, 0.95),
    meanOverdue: overdue.length === 0 ? 0 : sum(overdue) / overdue.length,
    maxOverdue: overdue.reduce((most, each) => Math.max(most, each), 0),
  };
}
