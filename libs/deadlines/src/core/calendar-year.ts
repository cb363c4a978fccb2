import { findPlainDate, getPlainDate } from '@portal/kernel';
import { z } from 'zod';

/** Kinds of day that differ from the plain week. */
const ENTRY_KINDS = [
  'statutory_holiday',
  'compensatory_off',
  'swapped_off',
  'swapped_working_day',
] as const;

/**
 * The holidays of Điều 112(1) Bộ luật Lao động 45/2019/QH14, and the one that Nghị quyết
 * 28/2026/QH16 added: the key by which a missing one is noticed.
 */
export const HOLIDAYS = [
  'new_year',
  'tet',
  'hung_kings',
  'victory_day',
  'labour_day',
  'national_day',
  'culture_day',
] as const;

/** First year with Ngày Văn hóa Việt Nam: Nghị quyết 28/2026/QH16 took effect on 2026-07-01. */
export const CULTURE_DAY_SINCE = 2026;

/** Weekdays as calendar files write them, Monday first. */
export const WEEKDAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const date = z
  .string()
  .refine((text) => findPlainDate(text) !== undefined, { error: 'is not a day (YYYY-MM-DD)' })
  .transform(getPlainDate);
const text = z.string().min(1);

const source = z.strictObject({
  /** Title as a person may look it up: number, date, issuing body. */
  title: text,
  /** Where it was read; null when there is no public address. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Further addresses that say the same or give the background. */
  also: z.array(z.url({ protocol: /^https?$/ })).optional(),
  /** How it can be found without an address. */
  note: text.optional(),
});

const entry = z.strictObject({
  date,
  /** Written out so that a slip of the date shows. */
  weekday: z.enum(WEEKDAY_NAMES),
  kind: z.enum(ENTRY_KINDS),
  /** For a statutory holiday: which one. */
  holiday: z.enum(HOLIDAYS).optional(),
  /** For a compensatory day: the statutory day on a weekend that it makes up for. */
  for: date.optional(),
  /** For a swap: the day that changes places with this one. */
  counterpart: date.optional(),
  name: z.strictObject({ vi: text, en: text }),
  /** False: not announced yet, a guess; dates that lean on it are provisional. */
  verified: z.boolean(),
  /** Keys into `sources` of the file. */
  sources: z.array(text),
  note: text.optional(),
});

/** Shape of `config/calendars/<year>.yaml`; the rules between entries are in `findCalendarFaults`. */
export const calendarYearSchema = z.strictObject({
  /** From 2021 on: the holidays are those of the Bộ luật Lao động 45/2019/QH14. */
  year: z.int().min(2021).max(9998),
  /** `provisional` until the official notice of that year has been entered (decision 6). */
  status: z.enum(['official', 'provisional']),
  sources: z.record(text, source),
  entries: z.array(entry),
});

/** One year's days that differ from the plain week. */
export type CalendarYear = z.output<typeof calendarYearSchema>;

/** One day that differs from the plain week, with its name and sources. */
export type CalendarEntry = CalendarYear['entries'][number];

/** Where a fact of the calendar was read. */
export type CalendarSource = z.output<typeof source>;

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'is not a time of the day (HH:MM)' });

function sessionsAscend(sessions: readonly { from: string; to: string }[]): boolean {
  const edges = sessions.flatMap(({ from, to }) => [from, to]);
  return edges.every((edge, i) => i === 0 || edges[i - 1]! < edge);
}

/** Shape of `officeHours` in `config/organisation.yaml`. */
export const officeHoursSchema = z.object({
  /** False until the province has confirmed its hours. */
  verified: z.boolean(),
  note: z.string().optional(),
  /** Opening hours of a working day: `from` belongs to the session, `to` no longer does. */
  sessions: z
    .array(z.object({ from: clock, to: clock }))
    .min(1)
    .refine(sessionsAscend, { error: 'sessions must ascend without overlap' }),
  /** ISO weekdays, 1 = Monday. */
  workingDays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .refine((days) => new Set(days).size === days.length, { error: 'a weekday stands twice' }),
});

/** When the office is open in a plain week. */
export type OfficeHours = z.output<typeof officeHoursSchema>;
