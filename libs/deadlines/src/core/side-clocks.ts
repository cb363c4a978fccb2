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

/** A stretch as instants; `to` is infinite while it lasts. */
interface Span {
  readonly from: number;
  to: number;
}

/** Stretches between sending and end, in the order of time, those that touch put together. */
function mergeStretches({ sentAt, waiting, until }: SideClocksInput): Span[] {
  const spans = waiting
    .map(({ from, to }) => ({
      from: Math.max(from.getTime(), sentAt.getTime()),
      to: to?.getTime() ?? Infinity,
    }))
    .filter(({ from, to }) => from < to && from < until.getTime())
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
  const end = until.getTime();
  const workAt = (instant: number): number => calendar.workAt(toOfficeMinute(new Date(instant)));
  const spans = mergeStretches(input);
  const applicantMinutes = spans.reduce(
    (sum, { from, to }) => sum + workAt(Math.min(to, end)) - workAt(from),
    0,
  );
  const passed = Math.max(0, workAt(end) - workAt(sentAt.getTime()));
  const last = spans.at(-1);
  const turnBegan = last && (last.to > end ? last.from : last.to);
  return {
    officeMinutes: passed - applicantMinutes,
    applicantMinutes,
    since: turnBegan === undefined ? sentAt : new Date(turnBegan),
  };
}
