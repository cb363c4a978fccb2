import { z } from 'zod';
import { claim, day, fieldId, localised, sentence, slug, stretch } from './definition-parts';

const nomineeKindId = z.enum(['individual', 'posthumous', 'collective', 'household']);

/** A day of any year, `MM-DD`. */
const dayOfYear = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/**
 * When in the year filing is open, both days included. Over new year when `opens` is the later one.
 * `warn`: whoever files outside is told; `refuse`: may not, which only a verified rule may do.
 */
export const filingWindow = z.strictObject({
  opens: dayOfYear,
  closes: dayOfYear,
  effect: z.enum(['warn', 'refuse']),
  citation: sentence,
  ...claim,
});

/** One condition of the award. */
export const criterion = z.strictObject({
  id: slug,
  /** Kinds of nominees that it is about; all when left out. */
  for: z.array(nomineeKindId).min(1).max(4).optional(),
  /** One of several: criteria with the same group are alternatives. */
  oneOf: slug.optional(),
  text: z.strictObject(localised),
  /** Components and fields that prove it, so that both sides see what is still missing. */
  provenBy: z
    .array(z.union([z.strictObject({ component: slug }), z.strictObject({ field: fieldId })]))
    .max(10)
    .default([]),
  citation: sentence,
  ...claim,
});

/** Bodies that are asked, and when. */
export const consultation = z.strictObject({
  partners: z
    .array(z.strictObject({ id: slug, ...localised, when: z.strictObject(localised).optional() }))
    .min(1)
    .max(30),
  citation: sentence,
  ...claim,
});

/** The council and its vote; `ballot` null: minutes of the review do, no ballot is required. */
export const council = z.strictObject({
  ...localised,
  ballot: z
    .strictObject({
      /** Least share of the votes, of all members and not of those present. */
      threshold: z.number().gt(0.5).max(1),
      secret: z.boolean(),
    })
    .nullable(),
  citation: sentence,
  ...claim,
});

/** Making the nominees public, for opinions. */
export const publication = z.strictObject({
  where: z.strictObject(localised),
  /** At least so long; null where no source tells it. */
  period: stretch.nullable(),
  citation: sentence,
  ...claim,
});

/** The way of a dossier after the province: to whom, and what they have to keep to. */
export const forward = z.strictObject({
  /** To whom the dossier goes. */
  to: z.strictObject(localised),
  /** Time limits of others, as the law gives them; told to the applicant, not measured here. */
  limits: z
    .array(
      z.strictObject({
        who: z.strictObject(localised),
        what: z.strictObject(localised),
        within: stretch,
      }),
    )
    .max(20),
  citation: sentence,
  ...claim,
});

/** The end of a procedure that no other version follows: the law abolishes it. */
export const repeal = z.strictObject({
  /** First day without it: the day before is the last on which it may be filed. */
  repealedFrom: day,
  legalBasis: z.strictObject(localised),
  ...claim,
});

/** That a procedure is abolished, by which law and from when. */
export type Repeal = z.output<typeof repeal>;
