import { CodedError } from '@portal/kernel';
import { checkRule, type CountingRule } from './counting-rule';
import { checkExtension, type Extension } from './extension';
import { DAY, toOfficeMinute } from './office-minute';
import { type CountedPause, orderPauses, type Pause } from './pause';
import { countingStart, extendRun, hasPassed, rollOver, runEnd } from './run';
import type { WorkingCalendar } from './working-calendar';

/** What a due date is computed from. */
export interface DueInput {
  readonly calendar: WorkingCalendar;
  readonly rule: CountingRule;
  /** Instant of reception. */
  readonly start: Date;
  readonly pauses?: readonly Pause[];
  /** Part of the limit, above 0 and up to 1, that the internal target takes; none: no target. */
  readonly targetShare?: number;
  /** Days granted beyond the limit; none: it stands as the rule says. */
  readonly extension?: Extension;
}

/** The clock as it runs on through the pauses, in office minutes. */
interface Run {
  arrival: number;
  /** Ends before roll-over. */
  end: number;
  targetEnd: number;
}

/** A clock followed to its end, in office minutes: what dates and explanations are read from. */
export interface TracedClock {
  readonly received: number;
  /** When that counts as having arrived. */
  readonly start: number;
  /** The arrival that the date is counted from: `start`, or the end of the last restarting pause. */
  readonly countedFrom: number;
  /** End of the limit before roll-over. */
  readonly end: number;
  /** The same after it: what was promised before any extension. */
  readonly promised: number;
  /** End of the extension before roll-over; the promise where nothing was granted. */
  readonly extended: number;
  readonly due: number;
  readonly target: number | null;
  readonly pauses: readonly CountedPause[];
}

function checkInput({ start, rule, targetShare, extension }: DueInput): void {
  checkRule(rule);
  if (extension) checkExtension(extension);
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

/** The date of a run: the limit rolled over, and what was granted beyond it. */
function promiseOf(
  { calendar, rule, extension }: DueInput,
  { end }: Run,
): Pick<TracedClock, 'promised' | 'extended' | 'due'> {
  const promised = rollOver(calendar, rule, end);
  if (!extension) return { promised, extended: promised, due: promised };
  const { days } = extension;
  const extended = extendRun(calendar, rule, promised, {
    minutes: days * calendar.minutesPerDay,
    days,
  });
  return { promised, extended, due: rollOver(calendar, rule, extended) };
}

/** Lays one pause on the run and tells what it did. */
function applyPause(input: DueInput, run: Run, pause: Pause): CountedPause {
  const { calendar, rule } = input;
  const nothing = { ...pause, effect: 'none', addedMinutes: 0, addedDays: 0 } as const;
  const restarts = rule.resume === 'restart';
  const begun = restarts ? run.arrival : countingStart(calendar, rule, run.arrival);
  const from = Math.max(toOfficeMinute(pause.from), begun);
  // A deadline that had passed before the pause began stays passed.
  if (hasPassed(rule, promiseOf(input, run).due, from)) return nothing;
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

/**
 * Follows a clock from its reception through its pauses to its end.
 * @throws CodedError `deadlines.amount_invalid`, `deadlines.cut_off_invalid`,
 * `deadlines.start_invalid`, `deadlines.target_share_invalid`, `deadlines.extension_invalid`,
 * `deadlines.pause_invalid`, `deadlines.pauses_overlap`, `deadlines.year_missing`
 */
export function traceClock(input: DueInput): TracedClock {
  checkInput(input);
  const { calendar, rule, targetShare } = input;
  const received = toOfficeMinute(input.start);
  const run = begin(input, received);
  const start = run.arrival;
  const pauses = orderPauses(input.pauses ?? []).map((pause) => applyPause(input, run, pause));
  return {
    received,
    start,
    countedFrom: run.arrival,
    end: run.end,
    ...promiseOf(input, run),
    target: targetShare === undefined ? null : rollOver(calendar, rule, run.targetEnd),
    pauses,
  };
}
