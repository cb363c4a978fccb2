import { CodedError, type OfficeTime, type PlainDate } from '@portal/kernel';
import type { CalendarSource } from './calendar-year';
import { checkRule, type CountingRule } from './counting-rule';
import { DAY, fromOfficeMinute, toOfficeMinute } from './office-minute';
import { type CountedPause, orderPauses, type Pause } from './pause';
import { countingStart, extendRun, hasPassed, rollOver, runEnd } from './run';
import type { WorkingCalendar } from './working-calendar';

/** A day between the start and the due date that was not counted. */
export interface SkippedDay {
  readonly date: PlainDate;
  readonly reason: 'weekend' | 'holiday';
  /** Name of the holiday or of the swapped or compensatory day. */
  readonly name?: { readonly vi: string; readonly en: string };
  readonly source?: CalendarSource;
  readonly verified?: boolean;
}

/** What a due date is computed from. */
export interface DueInput {
  readonly calendar: WorkingCalendar;
  readonly rule: CountingRule;
  /** Instant of reception. */
  readonly start: Date;
  readonly pauses?: readonly Pause[];
  /** Part of the limit, above 0 and up to 1, that the internal target takes; none: no target. */
  readonly targetShare?: number;
}

/** A due date with everything that explains it. */
export interface DueComputation {
  readonly rule: CountingRule;
  /** What the clock showed at reception. */
  readonly received: OfficeTime;
  /** When that counts as having arrived: within office hours, after the cut-off the next day. */
  readonly start: OfficeTime;
  /** The arrival that the date is counted from: `start`, or the end of the last restarting pause. */
  readonly countedFrom: OfficeTime;
  readonly due: OfficeTime;
  readonly dueAt: Date;
  /** Internal target, never after the due date. */
  readonly target: OfficeTime | null;
  readonly targetAt: Date | null;
  /** Units counted: the amount of the rule. */
  readonly counted: number;
  /** Days off after `countedFrom` and before `due` that were not counted, in order. */
  readonly skipped: readonly SkippedDay[];
  readonly pauses: readonly CountedPause[];
  /** A pause is still open: the date moves when it ends. */
  readonly paused: boolean;
  /** The date leans on a year or a day that is not announced yet (decision 6). */
  readonly provisional: boolean;
  /** Content hash of each year's calendar that the date was computed with. */
  readonly calendars: Record<string, string>;
}

/** The clock as it runs on through the pauses, in office minutes. */
interface Run {
  arrival: number;
  /** Ends before roll-over. */
  end: number;
  targetEnd: number;
}

function checkInput({ start, rule, targetShare }: DueInput): void {
  checkRule(rule);
  if (Number.isNaN(start.getTime())) throw new CodedError('invalid', 'deadlines.start_invalid');
  if (targetShare !== undefined && !(targetShare > 0 && targetShare <= 1)) {
    throw new CodedError('invalid', 'deadlines.target_share_invalid');
  }
}

function begin(input: DueInput, received: number): Run {
  const { calendar, rule, targetShare } = input;
  const arrival = calendar.arrival(received, rule.cutOff);
  return {
    arrival,
    end: runEnd(calendar, rule, arrival),
    targetEnd: runEnd(calendar, rule, arrival, targetShare),
  };
}

/** Lays one pause on the run and tells what it did. */
function applyPause(input: DueInput, run: Run, pause: Pause): CountedPause {
  const { calendar, rule } = input;
  const nothing = { ...pause, effect: 'none', addedMinutes: 0, addedDays: 0 } as const;
  const restarts = rule.resume === 'restart';
  const begun = restarts ? run.arrival : countingStart(calendar, rule, run.arrival);
  const from = Math.max(toOfficeMinute(pause.from), begun);
  // A deadline that had passed before the pause began stays passed.
  if (hasPassed(rule, rollOver(calendar, rule, run.end), from)) return nothing;
  if (!pause.to) return { ...nothing, effect: 'open' };
  const to = toOfficeMinute(pause.to);
  if (to < from) return nothing;
  if (restarts) {
    Object.assign(run, begin(input, to));
    return { ...nothing, effect: 'restarted' };
  }
  const added = passed(calendar, rule, from, to);
  const missed = hasPassed(rule, rollOver(calendar, rule, run.targetEnd), from);
  if (!missed) run.targetEnd = extendRun(calendar, rule, run.targetEnd, added);
  run.end = extendRun(calendar, rule, run.end, added);
  return { ...nothing, effect: 'extended', addedMinutes: added.minutes, addedDays: added.days };
}

function passed(
  calendar: WorkingCalendar,
  rule: CountingRule,
  from: number,
  to: number,
): { minutes: number; days: number } {
  if (rule.unit === 'calendar_day') {
    return { minutes: 0, days: Math.floor(to / DAY) - Math.floor(from / DAY) };
  }
  return { minutes: calendar.workAt(to) - calendar.workAt(from), days: 0 };
}

function skippedDay(calendar: WorkingCalendar, index: number): SkippedDay {
  const date = calendar.dateAt(index);
  const special = calendar.specialAt(index);
  if (!special) return { date, reason: 'weekend' };
  const { name, verified, sources } = special;
  const day = { date, reason: 'holiday', name, verified } as const;
  return sources[0] ? { ...day, source: sources[0] } : day;
}

/**
 * Stretches of days, each from its first day up to its end, among which days off were not counted.
 * Calendar days count days off too: only those before day 1 and those rolled over are left out.
 */
function uncounted({ calendar, rule }: DueInput, run: Run, due: number): [number, number][] {
  const afterArrival = calendar.dayIndex(run.arrival) + 1;
  const dueDay = calendar.dayIndex(due);
  if (rule.unit !== 'calendar_day') return [[afterArrival, dueDay]];
  const waits = rule.firstDay === 'next_working_day';
  const firstDay = waits ? calendar.workingFrom(afterArrival) : afterArrival;
  return [
    [afterArrival, firstDay],
    [calendar.dayIndex(run.end), dueDay],
  ];
}

function skippedDays(input: DueInput, run: Run, due: number): SkippedDay[] {
  const { calendar } = input;
  const skipped: SkippedDay[] = [];
  for (const [first, end] of uncounted(input, run, due)) {
    for (let index = first; index < end; index++) {
      if (!calendar.isWorkingIndex(index)) skipped.push(skippedDay(calendar, index));
    }
  }
  return skipped;
}

/**
 * Computes a due date and all that explains it.
 * @throws CodedError `deadlines.amount_invalid`, `deadlines.cut_off_invalid`,
 * `deadlines.start_invalid`, `deadlines.target_share_invalid`, `deadlines.pause_invalid`,
 * `deadlines.pauses_overlap`, `deadlines.year_missing`
 */
export function computeDue(input: DueInput): DueComputation {
  checkInput(input);
  const { calendar, rule, targetShare } = input;
  const received = toOfficeMinute(input.start);
  const run = begin(input, received);
  const start = calendar.officeTime(run.arrival);
  const pauses = orderPauses(input.pauses ?? []).map((pause) => applyPause(input, run, pause));
  const due = rollOver(calendar, rule, run.end);
  const target = targetShare === undefined ? null : rollOver(calendar, rule, run.targetEnd);
  const first = calendar.dayIndex(received);
  const last = calendar.dayIndex(due);
  return {
    rule,
    received: calendar.officeTime(received),
    start,
    countedFrom: calendar.officeTime(run.arrival),
    due: calendar.officeTime(due),
    dueAt: fromOfficeMinute(due),
    target: target === null ? null : calendar.officeTime(target),
    targetAt: target === null ? null : fromOfficeMinute(target),
    counted: rule.amount,
    skipped: skippedDays(input, run, due),
    pauses,
    paused: pauses.some(({ effect }) => effect === 'open'),
    provisional: calendar.isProvisional(first, last),
    calendars: calendar.hashes(first, last),
  };
}
