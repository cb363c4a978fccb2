import type { CountingRule, Stretch } from '@portal/deadlines/core';
import { findPlainDate, getPlainDate } from '@portal/kernel';
import { z } from 'zod';

/** Longest text of one entry of a definition, in characters. */
const MAX_TEXT = 2_000;

/** Text that people read. */
export const sentence = z.string().trim().min(1).max(MAX_TEXT);

/** Vietnamese first; English where it exists. */
export const localised = { vi: sentence, en: sentence.optional() };

/** Identifiers of steps, units, components and sources. */
export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/);

/** Identifiers of fields: they become names of form controls and keys of stored answers. */
export const fieldId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-zA-Z0-9]*$/);

/**
 * Whether a statement was read in a source. `verified: false` says in `note` why not, is shown to
 * administrators, and reaches an applicant only as provisional ("dự kiến").
 */
export const claim = {
  verified: z.boolean(),
  note: sentence.optional(),
  sources: z.array(slug).max(20).default([]),
};

/** A legal day, `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine((text) => findPlainDate(text) !== undefined, {
    error: 'phải là một ngày có thật, dạng "YYYY-MM-DD"',
  })
  .transform(getPlainDate);

/** Where statements come from, by the id that `sources` lists name. */
export const sourceTable = z.record(
  slug,
  z.strictObject({ title: sentence, url: z.string().max(1_000).nullable() }),
);

/** A counting rule as `@portal/deadlines/core` takes it, with where it comes from. */
export const countingRule = z.strictObject({
  /** In `unit`; a legal limit of more than three years does not exist. */
  amount: z.int().min(1).max(1_000),
  unit: z.enum(['working_day', 'working_hour', 'calendar_day']),
  firstDay: z.enum(['next_working_day', 'same_moment']),
  /** Minute of the day from which an arrival counts as the next working day's. */
  cutOff: z.int().min(0).max(1_439).optional(),
  rollOver: z.enum(['next_working_day', 'none']),
  resume: z.enum(['restart', 'continue']),
  citation: sentence,
  ...claim,
}) satisfies z.ZodType<CountingRule>;

/** A stretch of time in the office's units. */
export const stretch = z.strictObject({
  amount: z.int().min(1).max(1_000),
  unit: z.enum(['working_day', 'working_hour', 'calendar_day']),
}) satisfies z.ZodType<Stretch>;
