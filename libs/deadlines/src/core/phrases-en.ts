import {
  formatMinute,
  isoWeekday,
  type OfficeTime,
  type PlainDate,
  toOfficeTime,
} from '@portal/kernel';
import type { CountingRule, CountingUnit } from './counting-rule';
import type { CountedPause } from './pause';
import { groupDays, type Phrases, rememberDays, rememberHolidays } from './phrases';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const UNITS: Record<CountingUnit, string> = {
  working_day: 'working day',
  working_hour: 'working hour',
  calendar_day: 'calendar day',
  working_minute: 'working minute',
};

const count = (amount: number, unit: string): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;

const ofMonth = (date: PlainDate): number => Number(date.slice(8));
const month = (date: PlainDate): string => MONTHS[Number(date.slice(5, 7)) - 1]!;
const year = (date: PlainDate): string => date.slice(0, 4);

const day = rememberDays(
  (date) => `${WEEKDAYS[isoWeekday(date) - 1]} ${ofMonth(date)} ${month(date)} ${year(date)}`,
);

/** `26, 27 December 2026, 2 January 2027`: days by month, the last month of each year carries it. */
function listDays(days: readonly PlainDate[]): string {
  const years = groupDays(days, year).map((group) => {
    const months = groupDays(group, month).map(
      (part) => `${part.map(ofMonth).join(', ')} ${month(part[0]!)}`,
    );
    return `${months.join(', ')} ${year(group[0]!)}`;
  });
  return years.join(', ');
}

/** Reasons that the program itself gives by a code; others are people's own words. */
const REASONS: Record<string, string> = { supplement: 'waiting for a supplement' };

const moment = ({ date, minute }: OfficeTime): string => `${formatMinute(minute)}, ${day(date)}`;

function firstDay({ firstDay: first, unit }: CountingRule): string {
  if (first === 'same_moment') return 'counted from the moment of reception';
  const keepsClock = unit === 'working_day' || unit === 'calendar_day';
  const from = 'counted from the working day after reception';
  return keepsClock ? `${from}, keeping the clock time` : from;
}

function rules(rule: CountingRule): string {
  const parts = [firstDay(rule)];
  if (rule.cutOff !== undefined) {
    parts.push(
      `what arrives after ${formatMinute(rule.cutOff)} counts as arriving on the next working day`,
    );
  }
  if (rule.unit === 'calendar_day' && rule.rollOver === 'next_working_day') {
    parts.push('a last day that is a day off moves to the next working day');
  }
  return parts.join('; ');
}

function effectOf({ effect, addedMinutes, addedDays }: CountedPause): string {
  if (effect === 'restarted') return 'the limit is counted anew';
  if (effect === 'open') return 'still open';
  if (effect === 'none') return 'does not change the limit';
  return `adds ${addedDays > 0 ? count(addedDays, 'day') : count(addedMinutes, 'working minute')}`;
}

/** English. */
export const english: Phrases = {
  received: (at) => `Received at ${moment(at)}.`,
  countsAsArrived: (at) =>
    `Received outside office hours or after the cut-off, so it counts as received at ${moment(at)}.`,
  limit: (rule) =>
    `${rule.verified ? 'Limit' : 'Expected limit (not yet confirmed by the province)'}: ` +
    `${count(rule.amount, UNITS[rule.unit])}, ${rules(rule)}. Basis: ${rule.citation}.`,
  pause: (pause) => {
    const from = moment(toOfficeTime(pause.from));
    const to = pause.to ? ` to ${moment(toOfficeTime(pause.to))}` : '';
    return `Paused from ${from}${to}, reason: ${REASONS[pause.reason] ?? pause.reason}; ${effectOf(pause)}.`;
  },
  countedAnew: (from) => `Counted anew from ${moment(from)}.`,
  weekends: (days) => `Not counted, ${count(days.length, 'weekend day')}: ${listDays(days)}.`,
  holiday: rememberHolidays(({ date, name, source, verified }) => {
    const cited = source ? ` (source: ${source.title})` : '';
    const unsure = verified === false ? ', expected, not officially announced yet' : '';
    return `Not counted: ${day(date)}, ${name.en}${cited}${unsure}.`;
  }),
  extension: ({ days, cause, at }, unit) =>
    `Extended once by ${count(days, UNITS[unit === 'calendar_day' ? unit : 'working_day'])}, granted at ${moment(toOfficeTime(at))}, reason: ${cause}.`,
  due: (at) => `Due at ${moment(at)}.`,
  target: (at) => `Internal target: ${moment(at)}.`,
  paused: 'The clock is paused: the due date will be counted again when the pause ends.',
  provisional:
    'This date is provisional because the official calendar is not announced yet; it will be counted again, with a notice, when it is.',
};
