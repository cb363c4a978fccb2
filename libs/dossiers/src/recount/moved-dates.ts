import type { DeadlineKind, RecountedClock } from '@portal/deadlines';

/** Where a date was, and where it is now; instants as ISO 8601 text. */
export interface MovedDate {
  readonly from: string;
  readonly to: string;
}

/** What the journal keeps of a dossier whose dates were counted anew. */
export interface MovedDates {
  /** Why, in the operator's words; no personal data. */
  readonly reason: string;
  /** The promised date per clock; a clock of which only the target moved is left out. */
  readonly moved: Readonly<Partial<Record<DeadlineKind, MovedDate>>>;
  /** Content hash per year of the calendar that counts now. */
  readonly calendars: Readonly<Record<string, string>>;
}

/** The clocks of one dossier that moved. */
export function movedDates(reason: string, clocks: readonly RecountedClock[]): MovedDates {
  const moved: Partial<Record<DeadlineKind, MovedDate>> = {};
  const calendars: Record<string, string> = {};
  for (const { clock, dates } of clocks) {
    Object.assign(calendars, dates.calendars);
    if (clock.dueAt.getTime() === dates.dueAt.getTime()) continue;
    moved[clock.kind] = { from: clock.dueAt.toISOString(), to: dates.dueAt.toISOString() };
  }
  return { reason, moved, calendars };
}
