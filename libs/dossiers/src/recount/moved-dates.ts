import type { DeadlineKind, RecountedClock } from '@portal/deadlines';
import type { MovedDate, MovedDates } from '../journal/system-events';

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
