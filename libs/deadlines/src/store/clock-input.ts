import {
  computeDates,
  type DueInput,
  type MarkMoment,
  markMoments,
  type WorkingCalendar,
} from '../core';
import type { Deadline } from './deadline.entity';
import type { DeadlinePause } from './deadline-pause.entity';

/** Columns that the date of a clock is computed from. */
export type ClockColumns = Pick<Deadline, 'rule' | 'startedAt' | 'targetShare' | 'extension'>;

/** Columns of a pause that the date depends on. */
export type PauseColumns = Pick<DeadlinePause, 'fromAt' | 'toAt' | 'reason'>;

/** A stored clock as the core takes it. */
export function clockInput(
  calendar: WorkingCalendar,
  { rule, startedAt, targetShare, extension }: ClockColumns,
  pauses: readonly PauseColumns[],
): DueInput {
  return {
    calendar,
    rule,
    start: startedAt,
    pauses: pauses.map(({ fromAt, toAt, reason }) => ({ from: fromAt, to: toAt, reason })),
    ...(targetShare === null ? {} : { targetShare }),
    ...(extension ? { extension: { ...extension, at: new Date(extension.at) } } : {}),
  };
}

/** The columns that say what the calendar makes of a clock. */
export type ClockDates = Pick<
  Deadline,
  'dueAt' | 'dueDate' | 'countedFromAt' | 'targetAt' | 'calendars' | 'provisional'
>;

/** Counts the dates of a clock. @throws what `computeDates` refuses */
export function countDates(input: DueInput): ClockDates {
  const { dueAt, due, countedFromAt, targetAt, calendars, provisional } = computeDates(input);
  return { dueAt, dueDate: due.date, countedFromAt, targetAt, calendars, provisional };
}

/** When the marks of a clock fall due, as long as it runs; see `markMoments`. */
export function momentsOf(input: DueInput, { marks }: Pick<Deadline, 'marks'>): MarkMoment[] {
  return markMoments(input, marks);
}
