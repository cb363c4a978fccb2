import type { Json } from '@portal/kernel';
import { claimKindOf, getClaimKind } from './claim-kinds';
import { jsonAt, listAt, textAt } from './json-text';
import type { ProcedureVersion } from './procedure-version';
import { findStatements, type Statement, statementsOf } from './statements';

/** Stands for `procedureKey` where a statement is of `config/organisation.yaml`. */
export const ORGANISATION_KEY = 'organisation';
/** Stands for `version` there: the file has none. */
export const ORGANISATION_VERSION = 'current';

/** Where a claim stands. */
export interface ClaimPlace {
  readonly procedureKey: string;
  readonly version: string;
  /** Path with ids, as in `ProcedureVersion.unverified`. */
  readonly field: string;
}

/** A statement that the province still has to confirm, in words. */
export interface Claim extends ClaimPlace {
  /** Kind of place: equal statements of one kind are one question to the province. */
  readonly kind: string;
  /** SHA-256 (hex) of the statement; a confirmation counts only for this very statement. */
  readonly fingerprint: string;
  /** Name of the place, such as `Bước «Thẩm định»`. */
  readonly title: string;
  /** What it says. */
  readonly words: string;
  /** Why it is doubtful. */
  readonly note: string;
  readonly sources: readonly { readonly title: string; readonly url: string | null }[];
  /** False where nothing is said yet: what is missing is filled in, not confirmed. */
  readonly confirmable: boolean;
}

/** Tells the name of a unit by its id. */
export type UnitName = (id: string) => string;

type SourceTable = ProcedureVersion['sources'];

interface Setting {
  readonly place: Omit<ClaimPlace, 'field'>;
  readonly sources: SourceTable;
  readonly unitName: UnitName;
}

function titleOf(kind: string, value: Json): string {
  const { heading, one, name } = getClaimKind(kind);
  const own = name ? textAt(value, ...name) : '';
  return one === undefined || own === '' ? heading : `${one} «${own}»`;
}

function toClaim({ field, value, fingerprint }: Statement, setting: Setting): Claim {
  const { place, sources, unitName } = setting;
  const kind = claimKindOf(field);
  return {
    ...place,
    field,
    kind,
    fingerprint,
    title: titleOf(kind, value),
    words: getClaimKind(kind).words(value, unitName),
    note: textAt(value, 'note'),
    sources: listAt(value, 'sources').flatMap((id) =>
      typeof id === 'string' ? (sources[id] ?? []) : [],
    ),
    confirmable: jsonAt(value, 'value') !== null,
  };
}

/**
 * Every statement of a version that its file marks as unverified, confirmed meanwhile or not.
 * @param unitName names the units that it speaks of
 */
export function claimsOf(version: ProcedureVersion, unitName: UnitName = (id) => id): Claim[] {
  const place = { procedureKey: version.key, version: version.version };
  const setting = { place, sources: version.sources, unitName };
  return statementsOf(version).map((statement) => toClaim(statement, setting));
}

/** The same of `config/organisation.yaml`. */
export function organisationClaims(definition: Json): Claim[] {
  const place = { procedureKey: ORGANISATION_KEY, version: ORGANISATION_VERSION };
  const setting = { place, sources: {}, unitName: (id: string) => id };
  return findStatements(definition).map((statement) => toClaim(statement, setting));
}
