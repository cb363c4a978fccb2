import { DAY, toOfficeMinute } from './office-minute';

/** How a deadline ended: trước hạn, đúng hạn, quá hạn. */
export type Outcome = 'early' | 'on_time' | 'late';

/**
 * Decision 3: finished on an earlier date than the due date is early; on the due date up to its
 * minute (that minute included) is on time; after is late.
 */
export function outcomeOf(finishedAt: Date, dueAt: Date): Outcome {
  const finished = toOfficeMinute(finishedAt);
  const due = toOfficeMinute(dueAt);
  if (finished > due) return 'late';
  return Math.floor(finished / DAY) < Math.floor(due / DAY) ? 'early' : 'on_time';
}
