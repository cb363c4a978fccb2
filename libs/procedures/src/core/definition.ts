import { z } from 'zod';
import { component, eligibilityQuestion, formSection, nomineeKind } from './definition-form';
import {
  council,
  consultation,
  criterion,
  filingWindow,
  forward,
  publication,
} from './definition-law';
import { definitionLimits } from './definition-limits';
import { claim, day, localised, sentence, slug, sourceTable } from './definition-parts';

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
  /** Whose authority grants it; `state`: the province appraises and forwards. */
  level: z.enum(['province', 'district', 'commune', 'state']),
  /** Between state agencies, or open to citizens (QĐ 638/QĐ-BNV 2025 against QĐ 637/QĐ-BNV 2025). */
  kind: z.strictObject({ value: z.enum(['internal', 'public']), ...claim }),
  /** Which kinds of parties may file. */
  filedBy: z
    .array(z.enum(['organisation', 'person']))
    .min(1)
    .max(2),
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
    .array(
      z.strictObject({
        ...localised,
        /** Last day on which the text is known to be in force. */
        endsOn: day.optional(),
        ...claim,
      }),
    )
    .min(1)
    .max(40),
  authority: z.strictObject({ ...localised, unit: slug, ...claim }),
  result: z.strictObject({ ...localised, ...claim }),
  /** The award that is asked for, the same for every nominee. */
  award: z.strictObject({ ...localised, ...claim }),
  /** Who decides in the end, where the office of this portal only forwards. */
  forward: forward.nullable().default(null),
  fee: z.literal('none'),
  /** Toàn trình, một phần, or information only. */
  onlineLevel: z.strictObject({ value: z.enum(['full', 'partial', 'information']), ...claim }),
  receivingUnit: slug,
  /** When in the year it may be filed; null: on any day. */
  filingWindow: filingWindow.nullable().default(null),
  eligibility: z.array(eligibilityQuestion).max(30),
  /** What has to be shown to be honoured, and what shows it. */
  criteria: z.array(criterion).max(40).default([]),
  /** Bodies that are asked for their opinion. */
  consultation: consultation.nullable().default(null),
  /** The council that reviews, and how it votes. */
  council: council.nullable().default(null),
  /** Where and how long the nominees are made public before the decision. */
  publication: publication.nullable().default(null),
  components: z.array(component).min(1).max(40),
  sections: z.array(formSection).min(1).max(20),
  nomineeCount: z.strictObject({ min: z.int().min(1), max: z.int().max(500) }),
  nomineeKinds: z.array(nomineeKind).min(1).max(4),
  limits: definitionLimits,
  steps: z.array(step).min(1).max(40),
  sources: sourceTable.default({}),
});

/** What a definition file holds, after reading. */
export type ProcedureDefinition = z.output<typeof procedureDefinition>;
