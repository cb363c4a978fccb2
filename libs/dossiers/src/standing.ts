import { type DossierStanding, isStaffRole } from '@portal/identity';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { Dossier } from './entities';

/** The units that take part in a dossier once it was sent: the desk and those of the steps. */
export function unitsOf(dossier: Dossier, procedure: ProcedureVersion): string[] {
  if (dossier.status === 'draft') return [];
  return [...new Set([dossier.receivingUnitId, ...procedure.steps.map((step) => step.unit)])];
}

/** How the permission table sees a dossier. */
export function standingOf(dossier: Dossier, procedure: ProcedureVersion): DossierStanding {
  const { holderRole, holderUnitId } = dossier;
  const held = holderRole !== null && holderUnitId !== null && isStaffRole(holderRole);
  return {
    partyId: dossier.ownerPartyId,
    unitIds: unitsOf(dossier, procedure),
    holder: held ? { role: holderRole, unitId: holderUnitId } : null,
  };
}
