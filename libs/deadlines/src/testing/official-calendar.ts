import { join } from 'node:path';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { loadCalendars } from '../calendar-files/load-calendars';
import { compileCalendar, type CountingRule, type OfficeHours } from '../core';

/** Office hours of the tests: those of the configuration may change. */
export const OFFICE_HOURS: OfficeHours = {
  verified: false,
  sessions: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:30' },
  ],
  workingDays: [1, 2, 3, 4, 5],
};

/** Every calendar of the configuration. */
export const configuredYears = loadCalendars(join(ROOT_DIR, 'config', 'calendars'));

/**
 * The official calendars, and of the provisional ones that of 2027: the year after it is missing,
 * and a further file moves no test.
 */
export const officialYears = configuredYears.filter(({ year }) => year <= 2027);

/** The calendar that most tests count on. */
export const officialCalendar = compileCalendar(officialYears, OFFICE_HOURS);

/** `2026-03-02T08:15` on the office's wall clock. */
export function at(text: string): Date {
  const [date, clock] = text.split('T');
  const minute = Number(clock!.slice(0, 2)) * 60 + Number(clock!.slice(3, 5));
  return fromOfficeTime({ date: getPlainDate(date!), minute });
}

/** A rule of working days that keeps the clock time and restarts, unless told otherwise. */
export function rule(changes: Partial<CountingRule> = {}): CountingRule {
  return {
    amount: 25,
    unit: 'working_day',
    firstDay: 'next_working_day',
    rollOver: 'next_working_day',
    resume: 'restart',
    citation: 'Điều 1 Quyết định thử nghiệm',
    verified: true,
    ...changes,
  };
}
