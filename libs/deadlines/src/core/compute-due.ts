import type { OfficeTime } from '@portal/kernel';
import type { CountingRule } from './counting-rule';
import type { SkippedDay } from './day-off';
import type { Extension } from './extension';
import { fromOfficeMinute } from './office-minute';
import type { CountedPause } from './pause';
import { type DueInput, traceClock, type TracedClock } from './trace-clock';

/** The dates of a clock without what explains them: what is stored, and counted by the million. */
export interface DueDates {
  readonly due: OfficeTime;
  readonly dueAt: Date;
  /** Internal target, never after the due date. */
  readonly targetAt: Date | null;
  /** The arrival that the date is counted from: `start`, or the end of the last restarting pause. */
  readonly countedFromAt: Date;
  /** A pause is still open: the date moves when it ends. */
  readonly paused: boolean;
  /** The date leans on a year or a day that is not announced yet (decision 6). */
  readonly provisional: boolean;
  /** Content hash of each year's calendar that the date was computed with. */
  readonly calendars: Readonly<Record<string, string>>;
}

/** A due date with everything that explains it. */
export interface DueComputation extends DueDates {
  readonly rule: CountingRule;
  /** What the clock showed at reception. */
  readonly received: OfficeTime;
  /** When that counts as having arrived: within office hours, after the cut-off the next day. */
  readonly start: OfficeTime;
  /** `countedFromAt` on the office's wall clock. */
  readonly countedFrom: OfficeTime;
  /** `targetAt` on the office's wall clock. */
  readonly target: OfficeTime | null;
  /** Units counted: the amount of the rule. */
  readonly counted: number;
  /** Days off after `countedFrom` and before `due` that were not counted, in order. */
  readonly skipped: readonly SkippedDay[];
  readonly pauses: readonly CountedPause[];
  readonly extension: Extension | null;
}

/**
 * Stretches of days, each from its first day up to its end, among which days off were not counted.
 * Calendar days count days off too: only those before day 1 and those rolled over are left out.
 */
function uncounted({ calendar, rule }: DueInput, traced: TracedClock): [number, number][] {
  const afterArrival = calendar.dayIndex(traced.countedFrom) + 1;
  const dueDay = calendar.dayIndex(traced.due);
  if (rule.unit !== 'calendar_day') return [[afterArrival, dueDay]];
  const waits = rule.firstDay === 'next_working_day';
  const firstDay = waits ? calendar.workingFrom(afterArrival) : afterArrival;
  return [
    [afterArrival, firstDay],
    [calendar.dayIndex(traced.end), calendar.dayIndex(traced.promised)],
    [calendar.dayIndex(traced.extended), dueDay],
  ];
}

function skippedDays(input: DueInput, traced: TracedClock): readonly SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (const [first, end] of uncounted(input, traced)) {
    skipped.push(...input.calendar.daysOff(first, end));
  }
  return skipped;
}

function datesOf({ calendar }: DueInput, traced: TracedClock): DueDates {
  const { due, target, received, countedFrom, pauses } = traced;
  const first = calendar.dayIndex(received);
  const last = calendar.dayIndex(due);
  return {
    due: calendar.officeTime(due),
    dueAt: fromOfficeMinute(due),
    targetAt: target === null ? null : fromOfficeMinute(target),
    countedFromAt: fromOfficeMinute(countedFrom),
    paused: pauses.some(({ effect }) => effect === 'open'),
    provisional: calendar.isProvisional(first, last),
    calendars: calendar.hashes(first, last),
  };
}

/** Computes the dates of a clock and nothing that explains them. @throws what `traceClock` throws */
export function computeDates(input: DueInput): DueDates {
  return datesOf(input, traceClock(input));
}

/** Computes a due date and all that explains it. @throws what `traceClock` throws */
export function computeDue(input: DueInput): DueComputation {
  const { calendar, rule } = input;
  const traced = traceClock(input);
  const dates = datesOf(input, traced);
  return {
    // Written out: to spread them here would take longer than to count them.
    due: dates.due,
    dueAt: dates.dueAt,
    targetAt: dates.targetAt,
    countedFromAt: dates.countedFromAt,
    paused: dates.paused,
    provisional: dates.provisional,
    calendars: dates.calendars,
    rule,
    received: calendar.officeTime(traced.received),
    start: calendar.officeTime(traced.start),
    countedFrom: calendar.officeTime(traced.countedFrom),
    target: traced.target === null ? null : calendar.officeTime(traced.target),
    counted: rule.amount,
    skipped: skippedDays(input, traced),
    pauses: traced.pauses,
    extension: input.extension ?? null,
  };
}
