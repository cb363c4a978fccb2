import { type FieldError, findPlainDate, type PlainDate } from '@portal/kernel';
import {
  type DaySpan,
  daysOf,
  namedSpan,
  type Period,
  type PeriodName,
  periodOf,
  spanBefore,
} from '@portal/reporting';
import { findPeriodName, type TypedFilter } from './report-address';

/** The period that was asked for, and what it is compared with. */
export interface ChosenPeriod {
  /** Null: days that somebody chose. */
  readonly name: PeriodName | null;
  readonly period: Period;
  readonly before: Period;
}

/** When figures are made: the instant, and its day at the office. */
export interface Moment {
  readonly now: Date;
  readonly today: PlainDate;
}

/** The service is younger, and a year of four digits keeps every sum within reach. */
const FIRST_DAY = '2000-01-01';
const MAX_YEARS = 5;
const MAX_DAYS = MAX_YEARS * 366;

const VIETNAMESE_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `04/12/2026` as people write it, or `2026-12-04`. */
function findDay(typed: string): PlainDate | undefined {
  const match = VIETNAMESE_DAY.exec(typed);
  if (!match) return findPlainDate(typed);
  const [, day, month, year] = match;
  return findPlainDate(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
}

const fault = (field: string, code: string): FieldError => ({
  field,
  code: `statistics.${code}`,
  params: { years: MAX_YEARS },
});

function faultsOfDay(field: 'tu' | 'den', typed: string): FieldError[] {
  if (typed === '') return [fault(field, field === 'tu' ? 'from_missing' : 'to_missing')];
  const day = findDay(typed);
  if (!day) return [fault(field, 'day_invalid')];
  return day < FIRST_DAY ? [fault(field, 'day_too_early')] : [];
}

function faultsOfSpan(span: DaySpan, today: PlainDate): FieldError[] {
  if (span.to < span.from) return [fault('den', 'span_reversed')];
  if (span.from > today) return [fault('tu', 'from_in_future')];
  return daysOf(span) > MAX_DAYS ? [fault('den', 'span_too_long')] : [];
}

const isTyped = ({ tu, den }: TypedFilter): boolean => tu !== '' || den !== '';

/** Every fault of the period that an address asks for. */
export function periodFaults(typed: TypedFilter, today: PlainDate): FieldError[] {
  if (!isTyped(typed)) {
    const known = typed.ky === '' || findPeriodName(typed.ky) !== undefined;
    return known ? [] : [fault('ky', 'period_unknown')];
  }
  const faults = [...faultsOfDay('tu', typed.tu), ...faultsOfDay('den', typed.den)];
  if (faults.length > 0) return faults;
  return faultsOfSpan({ from: findDay(typed.tu)!, to: findDay(typed.den)! }, today);
}

/** The period of an address without faults: days that were typed, else its name, else this month. */
export function choosePeriod(typed: TypedFilter, { now, today }: Moment): ChosenPeriod {
  const name = isTyped(typed) ? null : (findPeriodName(typed.ky) ?? 'this_month');
  const span =
    name === null ? { from: findDay(typed.tu)!, to: findDay(typed.den)! } : namedSpan(name, today);
  const before = spanBefore(name, span, today);
  return { name, period: periodOf(span, now), before: periodOf(before, now) };
}
