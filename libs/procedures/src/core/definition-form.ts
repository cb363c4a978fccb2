import { z } from 'zod';
import { condition } from './conditions';
import { claim, fieldId, localised, sentence, slug } from './definition-parts';

const option = z.strictObject({
  value: z.string().min(1).max(60),
  label: z.strictObject(localised),
});

/** One question of the form. Which settings go with which type is checked in `check-fields`. */
export const formField = z.strictObject({
  id: fieldId,
  type: z.enum([
    'text',
    'textarea',
    'select',
    'radios',
    'date',
    'year',
    'email',
    'phone',
    'citizen_number',
    'number',
  ]),
  label: z.strictObject(localised),
  help: z.strictObject(localised).optional(),
  required: z.boolean(),
  /** Longest text in characters, `text` and `textarea` only. */
  maxLength: z.int().min(1).max(20_000).optional(),
  options: z.array(option).min(1).max(100).optional(),
  /** Bounds of `year` and `number`, both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** `date` and `year`: not later than the day on which the answers are checked. */
  notInFuture: z.boolean().optional(),
  /** Where the first value comes from, so that nobody types what the system knows. */
  prefill: z
    .enum([
      'party.name',
      'party.address',
      'party.phone',
      'party.email',
      'account.fullName',
      'account.phone',
      'account.email',
    ])
    .optional(),
  /** Asked only when the condition holds; otherwise neither required nor kept on sending. */
  when: condition.optional(),
});

/** A part of the form: one page of the task list. */
export const formSection = z.strictObject({
  id: fieldId,
  title: z.strictObject(localised),
  help: z.strictObject(localised).optional(),
  fields: z.array(formField).min(1).max(60),
  ...claim,
});

/** Who can be honoured by the procedure and what is asked about them. */
export const nomineeKind = z.strictObject({
  id: z.enum(['individual', 'posthumous', 'collective', 'household']),
  title: z.strictObject(localised),
  /** The field that names the nominee in lists, decisions and certificates. */
  nameField: fieldId,
  /** How the nominee stands in lists and decisions; `{fullName}` is the answer to that field. */
  inDecision: z.strictObject(localised).optional(),
  fields: z.array(formField).min(1).max(60),
  ...claim,
});

/**
 * A question before the form. `refuse`: the wrong answer ends filing with the reason of law;
 * `warn`: it is told and filing goes on, which is all that an unverified rule may do.
 */
export const eligibilityQuestion = z.strictObject({
  id: fieldId,
  question: z.strictObject(localised),
  help: z.strictObject(localised).optional(),
  /** The answer with which filing goes on. */
  passes: z.enum(['yes', 'no']),
  effect: z.enum(['refuse', 'warn']),
  /** Why the other answer stands in the way, and what to do instead. */
  refusal: z.strictObject(localised),
  citation: sentence,
  ...claim,
});

/** A document that the procedure requires. */
export const component = z.strictObject({
  id: slug,
  title: z.strictObject(localised),
  /** Number of the official form, when there is one. */
  form: sentence.nullable(),
  copyType: z.enum(['original', 'copy', 'electronic']),
  copies: z.int().min(1).max(20),
  required: z.boolean(),
  /** Required only when this holds for the answers of the form; `condition` says it in words. */
  when: condition.optional(),
  /** In which case it is to be handed in, for people. */
  condition: z.strictObject(localised).optional(),
  help: z.strictObject(localised).optional(),
  /** Media types, told by content and not by name. */
  accepts: z
    .array(z.enum(['pdf', 'jpeg', 'png', 'docx']))
    .min(1)
    .max(4),
  ...claim,
});
