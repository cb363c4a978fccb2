import type { ProcedureVersion } from '@portal/procedures/core';
import type { Dossier } from '../entities';
import { STATUS_FACTS, shownStatus } from '../lifecycle';
import { heldBy, workerOf } from '../officers';

/**
 * The dossier as its applicant and the public see it: while the office settles something among
 * itself, it stands where it stood, and it is the turn of whose work it is.
 */
export function asApplicantSees<
  D extends Pick<Dossier, 'status' | 'stepId' | 'receivingUnitId' | 'holderRole' | 'holderUnitId'>,
>(dossier: D, procedure: ProcedureVersion): D {
  if (STATUS_FACTS[dossier.status].shownAs === undefined) return dossier;
  return {
    ...dossier,
    ...heldBy(workerOf(dossier, procedure)),
    status: shownStatus(dossier.status),
  };
}
