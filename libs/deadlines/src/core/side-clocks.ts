import { toOfficeMinute } from './office-minute';
import type { WorkingCalendar } from './working-calendar';

/** A stretch in which the office waited for the applicant; `to` is null while it still does. */
export interface WaitingStretch {
  readonly from: Date;
  readonly to: Date | null;
}

/** What the clocks of both sides are read from. */
export interface SideClocksInput {
  readonly calendar: WorkingCalendar;
  /** When the dossier was sent: from here on one of the two sides has it. */
  readonly sentAt: Date;
  /** In any order; what lies outside of `sentAt` and `until`, or twice, counts once or not at all. */
  readonly waiting: readonly WaitingStretch[];
  /** Now, or when the work was done. */
  readonly until: Date;
}

/** Working minutes that each side has had a dossier; together all that passed since it was sent. */
export interface SideClocks {
  readonly officeMinutes: number;
  readonly applicantMinutes: number;
  /** Since when the side that has it (at `until`) has had it. */
  readonly since: Date;
}

/** A stretch within sending and end, as instants. */
interface Span {
  readonly from: number;
  to: number;
}

/** Stretches within sending and end, in the order of time, those that touch put together. */
function mergeStretches({ sentAt, waiting, until }: SideClocksInput): Span[] {
  const [first, last] = [sentAt.getTime(), until.getTime()];
  const spans = waiting
    .map(({ from, to }) => ({
      from: Math.max(from.getTime(), first),
      to: Math.min(to?.getTime() ?? last, last),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && span.from <= before.to) before.to = Math.max(before.to, span.to);
    else merged.push(span);
  }
  return merged;
}

/**
 * Shares the working time since sending out between the office and the applicant: each working
 * minute is one side's, none is counted twice. An end before the sending: nothing has passed.
 * @throws CodedError `deadlines.year_missing`
 */
export function sideClocks(input: SideClocksInput): SideClocks {
  const { calendar, sentAt, until } = input;
  const workAt = (instant: number): number => calendar.workAt(toOfficeMinute(new Date(instant)));
  const spans = mergeStretches(input);
  const applicantMinutes = spans.reduce((sum, { from, to }) => sum + workAt(to) - workAt(from), 0);
  const passed = Math.max(0, workAt(until.getTime()) - workAt(sentAt.getTime()));
  const last = spans.at(-1);
  const begun = last && (last.to < until.getTime() ? last.to : last.from);
  return {
    officeMinutes: passed - applicantMinutes,
    applicantMinutes,
    since: begun === undefined ? sentAt : new Date(begun),
  };
}
