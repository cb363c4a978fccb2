import { z } from 'zod';
import { claim, localised, sentence, slug } from './definition-parts';

const minuteText = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Something that may be unknown: null until the province has told it. */
const known = z.strictObject({
  value: sentence.nullable(),
  verified: z.boolean(),
  note: sentence.optional(),
});

/** `config/organisation.yaml`: who works here, when, and under which codes. */
export const organisationDefinition = z.strictObject({
  province: z.strictObject({ ...localised, verified: z.boolean(), note: sentence.optional() }),
  /** The People's Committee in whose name papers are issued. */
  authority: z.strictObject(localised),
  languages: z.array(z.enum(['vi', 'en'])).min(1),
  timeZone: z.literal('Asia/Ho_Chi_Minh'),
  oneStopShop: z.strictObject({
    unit: slug,
    ...localised,
    address: known,
    hotline: known,
    email: known,
    website: known,
  }),
  units: z
    .array(
      z.strictObject({
        id: slug,
        name: z.strictObject(localised),
        shortName: sentence.optional(),
        parent: slug.optional(),
        verified: claim.verified,
        note: claim.note,
      }),
    )
    .min(1)
    .max(500),
  /** Xã and phường: each receives, handles and decides the procedures of its level. */
  communes: z
    .strictObject({
      verified: z.boolean(),
      note: sentence.optional(),
      list: z
        .array(
          z.strictObject({
            id: slug,
            /** Official code of the administrative unit, five digits. */
            code: z.string().regex(/^\d{5}$/),
            ...localised,
          }),
        )
        .max(500),
    })
    .default({ verified: false, list: [] }),
  /** Template of the public reference; `dossier-code` explains its parts. */
  codeFormat: z.strictObject({
    template: sentence,
    verified: z.boolean(),
    note: sentence.optional(),
  }),
  /** How the work queue orders what can no longer be kept; see `placeInQueue` of `deadlines`. */
  workQueue: z.strictObject({
    /** Working days by which a missed promise is set back; 0: the earliest due date alone counts. */
    setBackDays: z.int().min(0).max(250),
    verified: z.boolean(),
    note: sentence.optional(),
  }),
  officeHours: z.strictObject({
    verified: z.boolean(),
    note: sentence.optional(),
    /** 1 = Monday … 7 = Sunday. */
    workingDays: z.array(z.int().min(1).max(7)).min(1).max(7),
    sessions: z
      .array(z.strictObject({ from: minuteText, to: minuteText }))
      .min(1)
      .max(4),
  }),
});

/** What `config/organisation.yaml` holds, after reading. */
export type OrganisationDefinition = z.output<typeof organisationDefinition>;
