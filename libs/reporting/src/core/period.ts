import {
  addDays,
  fromEpochDay,
  fromOfficeTime,
  getPlainDate,
  type PlainDate,
  toEpochDay,
  toOfficeTime,
} from '@portal/kernel';

/** Periods that have a name; any other is a span of days. */
export const PERIOD_NAMES = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const;

export type PeriodName = (typeof PERIOD_NAMES)[number];

/** Legal days, the last one included. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A span of days as the figures use it. */
export interface Period extends DaySpan {
  /** First instant of the period. */
  readonly start: Date;
  /** First instant after the period. */
  readonly end: Date;
  /** When the unfinished is measured: the end of the period, or now while it still runs. */
  readonly measuredAt: Date;
}

/** Months of a named period, and how many of them it lies back. */
const SHAPES: Readonly<Record<PeriodName, { readonly months: number; readonly back: 0 | 1 }>> = {
  this_month: { months: 1, back: 0 },
  last_month: { months: 1, back: 1 },
  this_quarter: { months: 3, back: 0 },
  last_quarter: { months: 3, back: 1 },
  this_year: { months: 12, back: 0 },
  last_year: { months: 12, back: 1 },
};

/** Months since the year 0. */
const monthOf = (date: PlainDate): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOfMonth = (month: number): PlainDate => {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return getPlainDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
};

function monthsFrom(first: number, months: number): DaySpan {
  return { from: firstOfMonth(first), to: addDays(firstOfMonth(first + months), -1) };
}

/** The days of a named period, seen from `today`. */
export function namedSpan(name: PeriodName, today: PlainDate): DaySpan {
  const { months, back } = SHAPES[name];
  const current = monthOf(today);
  return monthsFrom(current - (current % months) - back * months, months);
}

/** Days of a span. */
export const daysOf = ({ from, to }: DaySpan): number => toEpochDay(to) - toEpochDay(from) + 1;

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

/**
 * What a period is compared with: the same length right before it. Before a month, quarter or year
 * that is over lies the whole one before; of one that still runs, as many days from its beginning as
 * have begun so far.
 * @param name null: any span of days, compared with the days right before its first
 */
export function spanBefore(name: PeriodName | null, span: DaySpan, today: PlainDate): DaySpan {
  const days = daysOf({ from: span.from, to: earlier(span.to, today) });
  if (name === null) {
    return { from: addDays(span.from, -Math.max(days, 1)), to: addDays(span.from, -1) };
  }
  const { months } = SHAPES[name];
  const whole = monthsFrom(monthOf(span.from) - months, months);
  if (span.to < today) return whole;
  return { from: whole.from, to: earlier(whole.to, addDays(whole.from, days - 1)) };
}

/** The instants of a span of days, for figures that are made at `now`. */
export function periodOf({ from, to }: DaySpan, now: Date): Period {
  const start = fromOfficeTime({ date: from, minute: 0 });
  const end = fromOfficeTime({ date: addDays(to, 1), minute: 0 });
  return { from, to, start, end, measuredAt: end < now ? end : now };
}

/** The month of an instant on the office's calendar, by its first day. */
export function firstDayOfMonth(instant: Date): PlainDate {
  const { date } = toOfficeTime(instant);
  return fromEpochDay(toEpochDay(date) - Number(date.slice(8, 10)) + 1);
}
