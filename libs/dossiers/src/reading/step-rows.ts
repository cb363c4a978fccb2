import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { Dossier } from '../entities';

/** A step of the way, as both sides see it. */
export interface StepRow {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
  readonly state: 'done' | 'current' | 'ahead';
}

function stateOf(dossier: Dossier, index: number, current: number): StepRow['state'] {
  if (dossier.decidedAt !== null) return 'done';
  if (current < 0 || index > current) return 'ahead';
  return index === current ? 'current' : 'done';
}

/** The steps of the procedure with how far the dossier has come. */
export function stepRows(
  dossier: Dossier,
  procedure: ProcedureVersion,
  organisation: Organisation,
): StepRow[] {
  const current = procedure.steps.findIndex((step) => step.id === dossier.stepId);
  return procedure.steps.map((step, index) => ({
    id: step.id,
    title: step.title.vi,
    unitName: organisation.getUnit(step.unit).name.vi,
    state: stateOf(dossier, index, current),
  }));
}
