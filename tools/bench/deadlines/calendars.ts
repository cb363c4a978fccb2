import { join } from 'node:path';
import { loadCalendars, loadOfficeHours } from '@portal/deadlines';
import {
  type CalendarYear,
  compileCalendar,
  type OfficeHours,
  type WorkingCalendar,
} from '@portal/deadlines/core';
import type { PlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';

/** The calendars of the configuration, and what is left of them where other libraries know less. */
export interface BenchCalendars {
  readonly official: WorkingCalendar;
  /** The same days off, but no weekend is worked. */
  readonly withoutWorkedWeekends: WorkingCalendar;
  /** Monday to Friday, no holiday at all. */
  readonly weekendsOnly: WorkingCalendar;
  /** Every day off that a calendar names. */
  readonly daysOff: readonly PlainDate[];
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly weekdays: readonly number[];
}

type Entry = CalendarYear['entries'][number];

const isOff = ({ kind }: Entry): boolean => kind !== 'swapped_working_day';

/** Compiles what one run of the bench counts on. */
export function readCalendars(): BenchCalendars {
  const config = join(ROOT_DIR, 'config');
  const years = loadCalendars(join(config, 'calendars'));
  const hours = loadOfficeHours(join(config, 'organisation.yaml'));
  const compile = (keep: (entry: Entry) => boolean, officeHours: OfficeHours): WorkingCalendar =>
    compileCalendar(
      years.map((year) => ({ ...year, entries: year.entries.filter(keep) })),
      officeHours,
    );
  return {
    official: compile(() => true, hours),
    withoutWorkedWeekends: compile(isOff, hours),
    weekendsOnly: compile(() => false, { ...hours, workingDays: [1, 2, 3, 4, 5] }),
    daysOff: years.flatMap(({ entries }) => entries.filter(isOff).map(({ date }) => date)),
    weekdays: hours.workingDays,
  };
}
