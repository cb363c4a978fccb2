import { loadCalendars, loadOfficeHours } from '@portal/deadlines';
import { type CalendarYear, compileCalendar, type WorkingCalendar } from '@portal/deadlines/core';
import { getPlainDate } from '@portal/kernel';
import { calendarsFolder, ROOT_DIR } from '@portal/platform';
import { join } from 'node:path';

/** Counted by turns, so that each counting anew has every row to change. */
export type CalendarName = 'installed' | 'with-a-day-off';

/** The day that the other calendar gives off; every clock of the bench runs over it. */
const DAY_OFF: CalendarYear['entries'][number] = {
  date: getPlainDate('2026-12-15'),
  weekday: 'Tue',
  kind: 'swapped_off',
  name: { vi: 'Nghỉ thêm', en: 'One more day off' },
  verified: true,
  sources: [],
};

/** Compiles the calendars of the installation, perhaps with one more day off. */
export function recountCalendar(name: CalendarName): WorkingCalendar {
  const years = loadCalendars(calendarsFolder()).map((year) =>
    name === 'with-a-day-off' && year.year === 2026
      ? { ...year, entries: [...year.entries, DAY_OFF] }
      : year,
  );
  return compileCalendar(years, loadOfficeHours(join(ROOT_DIR, 'config/organisation.yaml')));
}
