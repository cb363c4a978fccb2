import type { ProcedureVersion } from '@portal/procedures/core';

/** Every text of law that a version stands on, as people read them. */
export const basisNames = ({ legalBasis }: Pick<ProcedureVersion, 'legalBasis'>): string[] =>
  legalBasis.map((text) => text.vi);

/**
 * The texts of law that tell a version from another one; those of both, when they stand on the same:
 * a later law usually amends the earlier one, which then stands in both lists.
 */
export function ownBasis(version: ProcedureVersion, other: ProcedureVersion): string[] {
  const shared = new Set(basisNames(other));
  const own = basisNames(version).filter((name) => !shared.has(name));
  return own.length > 0 ? own : basisNames(version);
}
