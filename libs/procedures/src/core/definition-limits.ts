import { z } from 'zod';
import { claim, countingRule, sentence, slug, stretch } from './definition-parts';

/** Who approves, by role and unit; no other role may. */
const approver = z.strictObject({ role: z.enum(['leader', 'deputy']), unit: slug });

/** Everything about time: what is promised, what is asked for and by when it is done. */
export const definitionLimits = z.strictObject({
  /** How long the desk has to accept, ask or refuse after sending. */
  reception: countingRule,
  /** When the desk is reminded of a dossier that it has not opened. */
  receptionAlert: countingRule,
  /** The promise to the applicant, from acceptance; null when the law names no limit. */
  legal: countingRule.nullable(),
  /** Why there is no legal limit; stands if and only if `legal` is null. */
  withoutLegal: z.strictObject(claim).optional(),
  /** Internal target as a share of the legal limit; four fifths unless told otherwise. */
  targetShare: z.number().gt(0).max(1).default(0.8),
  /** How long an applicant has to answer a supplement request. */
  supplement: countingRule,
  /** When the applicant is reminded of it, in units of `supplement` after the request. */
  supplementReminders: z.array(z.int().min(1).max(1_000)).max(5),
  /**
   * How long after intake (acceptance, or the completion that counted the limit anew) the appraisal
   * may still ask for a supplement; null where a special law knows no such limit.
   */
  appraisalSupplement: countingRule.nullable(),
  /** Every request after the first needs the approval of a leader, of the desk's or the appraisal's. */
  secondSupplement: z.strictObject({
    atReception: approver,
    atAppraisal: approver,
    citation: sentence,
    ...claim,
  }),
  /** The one new appointment with its apology; null where the limit cannot be extended. */
  extension: z
    .strictObject({
      /** How long before the limit runs out the draft is made, unless the forecast is late earlier. */
      draftBefore: stretch,
      /** How long before it runs out the applicant has it at the latest. */
      giveBefore: stretch,
      citation: sentence,
      ...claim,
    })
    .nullable(),
});
