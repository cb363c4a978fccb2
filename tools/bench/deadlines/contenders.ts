import {
  computeDue,
  countDue,
  type CountingRule,
  explainDue,
  fromOfficeMinute,
  toOfficeMinute,
  type WorkingCalendar,
} from '@portal/deadlines/core';
import { addBusinessDays } from 'date-fns/addBusinessDays';
import moment from 'moment-business-days';
import type { BenchCalendars } from './calendars';
import { fromLocalDate, toLocalDate } from './starts';

/** One way to count due dates from the starts that it was made for. */
export interface Contender {
  /** Counts from every start once; the sum of what came out, so that no work can be left out. */
  run(): number;
  /** What came out, in office minutes. */
  dues(): number[];
}

/** Working days that every contender counts. */
export const WORKING_DAYS = 25;

const RULE: CountingRule = {
  amount: WORKING_DAYS,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'none',
  resume: 'restart',
  citation: 'Điều 1 Quyết định đo thử',
  verified: true,
};

/*
 * Each contender has a loop of its own, so that the engine can compile it for that contender alone,
 * and takes what it calls out of its module first: an import is looked up at every call.
 */

/** Our bare count: from office minute to office minute. */
export function bareCore(calendar: WorkingCalendar, minutes: readonly number[]): Contender {
  const count = countDue;
  return {
    run: () => {
      let sum = 0;
      for (const minute of minutes) sum += count(calendar, RULE, minute);
      return sum;
    },
    dues: () => minutes.map((minute) => count(calendar, RULE, minute)),
  };
}

/** Our date with everything that explains it, written out as one Vietnamese text. */
export function explainedDate(calendar: WorkingCalendar, minutes: readonly number[]): Contender {
  const [compute, explain] = [computeDue, explainDue];
  const starts = minutes.map(fromOfficeMinute);
  return {
    run: () => {
      let sum = 0;
      for (const start of starts) {
        const { lines } = explain(compute({ calendar, rule: RULE, start }), 'vi');
        sum += lines.join('\n').length;
      }
      return sum;
    },
    dues: () =>
      starts.map((start) => toOfficeMinute(compute({ calendar, rule: RULE, start }).dueAt)),
  };
}

/** `moment-business-days` with the days off of the calendars; it knows no worked weekend. */
export function momentBusinessDays(
  { daysOff, weekdays }: Pick<BenchCalendars, 'daysOff' | 'weekdays'>,
  minutes: readonly number[],
): Contender {
  moment.updateLocale('en', {
    holidays: [...daysOff],
    holidayFormat: 'YYYY-MM-DD',
    workingWeekdays: weekdays.map((weekday) => weekday % 7),
  });
  const starts = minutes.map((minute) => moment(toLocalDate(minute)));
  return {
    run: () => {
      let sum = 0;
      for (const start of starts) sum += start.businessAdd(WORKING_DAYS).valueOf();
      return sum;
    },
    dues: () => starts.map((start) => fromLocalDate(start.businessAdd(WORKING_DAYS).toDate())),
  };
}

/** `addBusinessDays` of `date-fns`: Monday to Friday, no holidays. */
export function dateFns(minutes: readonly number[]): Contender {
  const add = addBusinessDays;
  const starts = minutes.map(toLocalDate);
  return {
    run: () => {
      let sum = 0;
      for (const start of starts) sum += add(start, WORKING_DAYS).getTime();
      return sum;
    },
    dues: () => starts.map((start) => fromLocalDate(add(start, WORKING_DAYS))),
  };
}
