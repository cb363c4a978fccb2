import type { DeadlineKind } from '@portal/deadlines';

/** Name of the journal's entry for dates that were counted anew. */
export const RECOUNT_ACTION = 'recount';

/** Name of the journal's entry for a drafted apology and new date. */
export const DRAFT_EXTENSION_ACTION = 'draft_extension';

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
