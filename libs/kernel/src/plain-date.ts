import { CodedError } from './coded-error';

declare const plainDate: unique symbol;

/**
 * A legal day, `YYYY-MM-DD`, with no time and no zone. Branded, because a day that is taken for an
 * instant moves by one when the zone of a machine changes, and a legal deadline with it.
 * Compare with `<` and `===`: the text sorts as the days do.
 */
export type PlainDate = string & { readonly [plainDate]: true };

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MS_PER_DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; `undefined` when the text is not a day of the calendar. */
export function findPlainDate(text: string): PlainDate | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const epochMs = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(epochMs).toISOString().slice(0, 10) === text ? (text as PlainDate) : undefined;
}

/**
 * Reads `YYYY-MM-DD`.
 * @throws CodedError `date.invalid` when the text is not a day of the calendar (such as 2026-02-30).
 */
export function getPlainDate(text: string): PlainDate {
  const date = findPlainDate(text);
  if (!date) throw new CodedError('invalid', 'date.invalid', { value: text });
  return date;
}

/** Days since 1970-01-01. */
export function toEpochDay(date: PlainDate): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / MS_PER_DAY;
}

/** The day that lies `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): PlainDate {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10) as PlainDate;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The day of the week by ISO 8601. */
export function isoWeekday(date: PlainDate): IsoWeekday {
  // 1970-01-01 was a Thursday (4).
  return (((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1) as IsoWeekday;
}

/** The calendar year. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
