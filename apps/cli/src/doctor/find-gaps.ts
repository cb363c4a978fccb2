import type { Organisation } from '@portal/procedures';
import { COMMUNE, type ProcedureVersion } from '@portal/procedures/core';

/** A role that somebody active holds in a unit. */
export interface Holding {
  readonly unitId: string;
  readonly role: string;
}

interface Gaps {
  /** `unit/role` of every step that nobody holds; in a commune only when it has staff at all. */
  readonly missing: readonly string[];
  /** Communes without anybody, as long as something can be filed with them. */
  readonly emptyCommunes: number;
}

const textOf = ({ unitId, role }: Holding): string => `${unitId}/${role}`;

/**
 * Whom the steps of procedures wait for in vain.
 * @param procedures those that take dossiers
 */
export function findGaps(
  procedures: readonly ProcedureVersion[],
  organisation: Organisation,
  held: readonly Holding[],
): Gaps {
  const wanted = procedures.flatMap(({ receivingUnit, steps }) => [
    { unitId: receivingUnit, role: 'reception_clerk' },
    ...steps.map(({ unit, role }) => ({ unitId: unit, role })),
  ]);
  const staffed = new Set(held.map(({ unitId }) => unitId));
  const communes = organisation.communes.filter(({ id }) => staffed.has(id));
  const inUnits = wanted.flatMap(({ unitId, role }) =>
    unitId === COMMUNE ? communes.map(({ id }) => ({ unitId: id, role })) : [{ unitId, role }],
  );
  const known = new Set(held.map(textOf));
  return {
    missing: [...new Set(inUnits.map(textOf))].filter((holder) => !known.has(holder)),
    emptyCommunes: wanted.some(({ unitId }) => unitId === COMMUNE)
      ? organisation.communes.length - communes.length
      : 0,
  };
}
