import { formatDate, type PlainDate } from '@portal/kernel';
import type { ClaimPlace } from './claims';
import { deepFreeze, nameOf, type ProcedureVersion } from './procedure-version';
import { statementsOf } from './statements';

/** A decision of the province that a statement holds. */
export interface Confirmation extends ClaimPlace {
  /** Of the statement that was confirmed; it counts for no other wording. */
  readonly fingerprint: string;
  readonly decisionNumber: string;
  readonly decisionDate: PlainDate;
  readonly issuedBy: string;
}

type ByField = ReadonlyMap<string, Confirmation>;

const noteOf = ({ decisionNumber, decisionDate, issuedBy }: Confirmation): string =>
  `Đã được xác nhận bằng ${decisionNumber} ngày ${formatDate(decisionDate)} của ${issuedBy}.`;

/** The same value with the confirmed statements marked as verified; what has none is not copied. */
function marked<T>(value: T, path: readonly string[], confirmed: ByField): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      marked<unknown>(item, [...path, nameOf(item, index)], confirmed),
    ) as T;
  }
  const parts = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    marked<unknown>(part, [...path, key], confirmed),
  ]);
  const own = confirmed.get(path.join('.'));
  const verdict = own ? { verified: true, note: noteOf(own) } : {};
  return { ...Object.fromEntries(parts), ...verdict } as T;
}

/**
 * The version as it counts with what the province has confirmed: those statements are verified, with
 * the decision as note. What was published stays: `source` and `hash` are those of the file. A
 * confirmation of another wording, of another version or of what is verified anyway changes nothing.
 */
export function withConfirmations(
  version: ProcedureVersion,
  confirmations: readonly Confirmation[],
): ProcedureVersion {
  const own = confirmations.filter(
    (each) => each.procedureKey === version.key && each.version === version.version,
  );
  if (own.length === 0) return version;
  const prints = new Map(
    statementsOf(version).map(({ field, fingerprint }) => [field, fingerprint]),
  );
  const confirmed = new Map(
    own
      .filter(({ field, fingerprint }) => prints.get(field) === fingerprint)
      .map((each) => [each.field, each]),
  );
  if (confirmed.size === 0) return version;
  const { source, hash, unverified, ...rest } = version;
  return deepFreeze({
    ...marked(rest, [], confirmed),
    source,
    hash,
    unverified: unverified.filter((field) => !confirmed.has(field)),
  });
}
