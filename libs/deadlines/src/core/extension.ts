import { CodedError } from '@portal/kernel';

/** Most days by which one extension may move a date: beyond it is a slip of the pen. */
const MAX_EXTENSION_DAYS = 250;

/**
 * Days granted beyond a limit, once (NĐ 61/2018 Điều 19(9): one new appointment, told and excused
 * at least a day before the limit expires). The internal target does not move.
 */
export interface Extension {
  /** In the days that the limit is counted in: calendar days for calendar days, else working days. */
  readonly days: number;
  /** Instant at which it was granted. */
  readonly at: Date;
  /** Why, as people read it; no personal data. */
  readonly cause: string;
}

/** Refuses an extension that cannot be counted. @throws CodedError `deadlines.extension_invalid` */
export function checkExtension({ days }: Pick<Extension, 'days'>): void {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_EXTENSION_DAYS) return;
  throw new CodedError('invalid', 'deadlines.extension_invalid', { max: MAX_EXTENSION_DAYS });
}
