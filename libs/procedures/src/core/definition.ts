import { z } from 'zod';
import { component, eligibilityQuestion, formSection, nomineeKind } from './definition-form';
import {
  claim,
  countingRule,
  day,
  localised,
  sentence,
  slug,
  sourceTable,
  stretch,
} from './definition-parts';

const step = z.strictObject({
  id: slug,
  title: z.strictObject(localised),
  /** Role that acts; `identity` knows who holds it. */
  role: z.enum([
    'reception_clerk',
    'specialist',
    'unit_head',
    'leader',
    'clerk_of_records',
    'council_member',
  ]),
  unit: slug,
  /** Working hours in the plan of steps; the step's share of the target is its part of their sum. */
  weight: z.number().positive().max(10_000),
  /** True for the one step in which the outcome is decided. */
  decides: z.boolean(),
  ...claim,
});

/** Who approves, by role and unit; no other role may. */
const approver = z.strictObject({ role: z.enum(['leader', 'deputy']), unit: slug });

const limits = z.strictObject({
  /** How long the desk has to accept, ask or refuse after sending. */
  reception: countingRule,
  /** When the desk is reminded of a dossier that it has not opened. */
  receptionAlert: countingRule,
  /** The promise to the applicant, from acceptance; null when the law names no limit. */
  legal: countingRule.nullable(),
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

/** What a later law says about dossiers that were on their way when it took effect. */
const transition = z.strictObject({
  /**
   * `earlier`: the earlier version goes on; `earlier_unless_more_favourable`: it goes on, and a leader
   * may move a dossier to this version where this is better for the nominee.
   */
  rule: z.enum(['earlier', 'earlier_unless_more_favourable']),
  /** It is about dossiers that were accepted before this day. */
  acceptedBefore: day,
  citation: sentence,
  ...claim,
});

/**
 * One published version of a procedure as its YAML file holds it: the one source of the shape.
 * A version never changes; another law is another file.
 */
export const procedureDefinition = z.strictObject({
  key: slug.max(80),
  /** Names the version for people, usually its first day. */
  version: z
    .string()
    .max(40)
    .regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/),
  /** Regime of law: A to 2023, B to 2025-06-30, C from 2025-07-01, D from 2026-10-01. */
  regime: z.enum(['A', 'B', 'C', 'D']),
  nationalCode: z.strictObject({ value: sentence.nullable(), ...claim }),
  title: z.strictObject({ ...localised, ...claim }),
  summary: z.strictObject(localised).optional(),
  level: z.enum(['province', 'commune']),
  kind: z.enum(['internal', 'public']),
  applicants: z.strictObject({ ...localised, ...claim }),
  /**
   * First and last day of filing under this version. Null while no end is known: the next version of
   * the same procedure then ends it the day before its own first day, and its file stays untouched.
   */
  validFrom: day,
  validTo: day.nullable(),
  /** Dossiers of the version before this one; null when the law says nothing, and so they stay. */
  transition: transition.nullable().default(null),
  legalBasis: z
    .array(z.strictObject({ ...localised, ...claim }))
    .min(1)
    .max(40),
  authority: z.strictObject({ ...localised, unit: slug, ...claim }),
  result: z.strictObject({ ...localised, ...claim }),
  /** The award that is asked for, the same for every nominee. */
  award: z.strictObject({ ...localised, ...claim }),
  fee: z.literal('none'),
  /** Toàn trình, một phần, or information only. */
  onlineLevel: z.strictObject({ value: z.enum(['full', 'partial', 'information']), ...claim }),
  receivingUnit: slug,
  eligibility: z.array(eligibilityQuestion).max(30),
  components: z.array(component).min(1).max(40),
  sections: z.array(formSection).min(1).max(20),
  nomineeCount: z.strictObject({ min: z.int().min(1), max: z.int().max(500) }),
  nomineeKinds: z.array(nomineeKind).min(1).max(3),
  limits,
  steps: z.array(step).min(1).max(40),
  sources: sourceTable,
});

/** What a definition file holds, after reading. */
export type ProcedureDefinition = z.output<typeof procedureDefinition>;
