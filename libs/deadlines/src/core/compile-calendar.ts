import { createHash } from 'node:crypto';
import {
  canonicalJson,
  CodedError,
  fromEpochDay,
  getPlainDate,
  isoWeekday,
  toEpochDay,
  yearOf,
} from '@portal/kernel';
import { type CalendarYear, type OfficeHours, officeHoursSchema } from './calendar-year';
import { compileDayOff, type SpecialDay } from './day-off';
import { compileDay } from './day-tables';
import { type CalendarTables, WorkingCalendar } from './working-calendar';

function hashOf(year: CalendarYear, hours: OfficeHours): string {
  const { sessions, workingDays } = hours;
  const content = canonicalJson({ ...year, sessions, workingDays });
  return createHash('sha256').update(content).digest('hex');
}

function specialDays(year: CalendarYear): [number, SpecialDay][] {
  return year.entries.map((entry) => {
    const sources = entry.sources.flatMap((key) => year.sources[key] ?? []);
    return [toEpochDay(entry.date), { ...entry, sources }];
  });
}

function prefixSums(length: number, counts: (index: number) => boolean): Int32Array {
  const sums = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + (counts(i) ? 1 : 0);
  return sums;
}

function layOut(years: readonly CalendarYear[], hours: OfficeHours): CalendarTables {
  const firstDay = toEpochDay(getPlainDate(`${years[0]!.year}-01-01`));
  const endDay = toEpochDay(getPlainDate(`${years.at(-1)!.year + 1}-01-01`));
  const dates = Array.from({ length: endDay - firstDay }, (_, i) => fromEpochDay(firstDay + i));
  const byDay = new Map(years.flatMap(specialDays));
  const special = dates.map((_, i) => byDay.get(firstDay + i));
  const week = new Set<number>(hours.workingDays);
  const isWorking = dates.map((date, i) => {
    const entry = special[i];
    return entry ? entry.kind === 'swapped_working_day' : week.has(isoWeekday(date));
  });
  const yearOfDay = Int16Array.from(dates, yearOf);
  const provisional = new Set(
    years.filter(({ status }) => status === 'provisional').map(({ year }) => year),
  );
  return {
    firstDay,
    dates,
    special,
    workingBefore: prefixSums(dates.length, (i) => isWorking[i]!),
    workingDays: Int32Array.from([...dates.keys()].filter((i) => isWorking[i]!)),
    daysOff: dates.flatMap((date, i) => (isWorking[i] ? [] : compileDayOff(date, special[i]))),
    yearOfDay,
    uncertainBefore: prefixSums(
      dates.length,
      (i) => special[i]?.verified === false || provisional.has(yearOfDay[i]!),
    ),
    hashes: new Map(years.map((year) => [year.year, hashOf(year, hours)])),
    day: compileDay(hours),
  };
}

/**
 * Compiles calendars and office hours. Years must follow each other without a gap; the finer rules
 * (`findCalendarFaults`) are checked where files are read.
 * @throws CodedError `deadlines.calendar_gap`, `deadlines.office_hours_invalid`
 */
export function compileCalendar(
  years: readonly CalendarYear[],
  officeHours: OfficeHours,
): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  if (sorted.length === 0) throw new CodedError('invalid', 'deadlines.calendar_gap', { year: 0 });
  const gap = sorted.find((year, i) => year.year !== sorted[0]!.year + i);
  if (gap) throw new CodedError('invalid', 'deadlines.calendar_gap', { year: gap.year });
  const hours = officeHoursSchema.safeParse(officeHours);
  if (!hours.success) throw new CodedError('invalid', 'deadlines.office_hours_invalid');
  return new WorkingCalendar(layOut(sorted, hours.data), hours.data);
}
