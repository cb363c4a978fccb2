import type { ProcedureVersion } from '@portal/procedures/core';
import type { Dossier } from './entities';

/** Somebody of the office, by role and unit. */
export interface Officer {
  readonly role: string;
  readonly unit: string;
}

/** The one-stop shop, which receives and hands results over. */
export const deskOf = ({ receivingUnitId }: Pick<Dossier, 'receivingUnitId'>): Officer => ({
  role: 'reception_clerk',
  unit: receivingUnitId,
});

/** Whose work the dossier is by its step; outside of every step it is the desk's. */
export function workerOf(
  dossier: Pick<Dossier, 'stepId' | 'receivingUnitId'>,
  { steps }: ProcedureVersion,
): Officer {
  return steps.find((step) => step.id === dossier.stepId) ?? deskOf(dossier);
}

/** The leader who approves a further supplement request: the desk's, or the appraisal's. */
export function approverOf(
  { stepId }: Pick<Dossier, 'stepId'>,
  { limits }: ProcedureVersion,
): Officer {
  const { atReception, atAppraisal } = limits.secondSupplement;
  return stepId === null ? atReception : atAppraisal;
}

/** The columns that say whose turn it is. */
export const heldBy = ({ role, unit }: Officer): Pick<Dossier, 'holderRole' | 'holderUnitId'> => ({
  holderRole: role,
  holderUnitId: unit,
});
