import type { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { type Dossier, LawMove } from '../entities';

/** Every change of law of a dossier, the first one first. */
export function lawMovesOf(manager: EntityManager, dossierId: string): Promise<LawMove[]> {
  return manager.find(LawMove, {
    where: { dossierId },
    order: { movedAt: 'ASC', id: 'ASC' },
  });
}

/**
 * The version under which a dossier was filed. What was typed is shown by it: a later version may no
 * longer ask what was answered.
 */
export function filedVersion(
  catalogue: ProcedureCatalogue,
  dossier: Pick<Dossier, 'procedureKey' | 'procedureVersion' | 'receivingUnitId'>,
  moves: readonly LawMove[],
): ProcedureVersion {
  const first = moves.find(({ movedByKind }) => movedByKind === 'staff');
  return catalogue.of({
    ...dossier,
    procedureVersion: first?.fromVersion ?? dossier.procedureVersion,
  });
}
