import type { WorkingCalendar } from './core';

/**
 * The calendar that counts now. A calendar never changes; when its files do, another takes its
 * place, so ask anew for each piece of work and keep the answer for as long as that piece lasts.
 */
export class CurrentCalendar {
  constructor(private current: WorkingCalendar) {}

  get(): WorkingCalendar {
    return this.current;
  }

  /** Counts by another calendar from now on. */
  replace(calendar: WorkingCalendar): void {
    this.current = calendar;
  }
}
