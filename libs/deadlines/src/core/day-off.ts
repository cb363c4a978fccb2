import type { PlainDate } from '@portal/kernel';
import type { CalendarEntry, CalendarSource } from './calendar-year';

/** A day of the calendar that is not in the plain week, with its sources looked up. */
export interface SpecialDay extends Omit<CalendarEntry, 'sources'> {
  readonly sources: readonly CalendarSource[];
}

/** A day on which the office is closed: not counted when it lies between a start and a due date. */
export interface SkippedDay {
  readonly date: PlainDate;
  readonly reason: 'weekend' | 'holiday';
  /** Name of the holiday or of the swapped or compensatory day. */
  readonly name?: { readonly vi: string; readonly en: string };
  readonly source?: CalendarSource;
  readonly verified?: boolean;
}

/** A day off that is not in the plain week: it has a name. */
export interface SkippedHoliday extends SkippedDay {
  readonly reason: 'holiday';
  readonly name: { readonly vi: string; readonly en: string };
}

/** The day off that a calendar keeps for all who skip it: frozen, because they share it. */
export function compileDayOff(date: PlainDate, special: SpecialDay | undefined): SkippedDay {
  if (!special) return Object.freeze({ date, reason: 'weekend' });
  const { name, verified, sources } = special;
  const day = { date, reason: 'holiday', name, verified } as const;
  return Object.freeze(sources[0] ? { ...day, source: sources[0] } : day);
}
