import type { WorkingCalendar } from '../core';
import { type ClockDates, clockInput, countDates, momentsOf } from '../store/clock-input';
import type { OpenClock } from './open-clocks';

/** A running clock counted by another calendar. */
export interface RecountedClock {
  readonly clock: OpenClock;
  readonly dates: ClockDates;
  readonly nextMarkAt: Date | null;
  /** The date or the target is another one. */
  readonly moved: boolean;
  /** Something that is stored is another: at the least the calendar that it was counted with. */
  readonly changed: boolean;
}

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

function sameCalendars(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const years = Object.keys(a);
  return years.length === Object.keys(b).length && years.every((year) => a[year] === b[year]);
}

/** Counts a running clock by a calendar. @throws what the core refuses */
export function recountClock(calendar: WorkingCalendar, clock: OpenClock): RecountedClock {
  const input = clockInput(calendar, clock, clock.pauses);
  const dates = countDates(input);
  const standsStill = clock.pauses.some(({ toAt }) => toAt === null);
  const next = standsStill ? undefined : momentsOf(input, clock)[clock.marksPassed];
  const nextMarkAt = next?.at ?? null;
  const moved = !same(dates.dueAt, clock.dueAt) || !same(dates.targetAt, clock.targetAt);
  const changed =
    moved ||
    !same(nextMarkAt, clock.nextMarkAt) ||
    !same(dates.countedFromAt, clock.countedFromAt) ||
    dates.provisional !== clock.provisional ||
    !sameCalendars(dates.calendars, clock.calendars);
  return { clock, dates, nextMarkAt, moved, changed };
}
