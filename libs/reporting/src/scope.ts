import { PERMISSIONS, type StaffMember } from '@portal/identity';
import type { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** Which dossiers a reader's sums may be made of: the rows of `statistics.read`. */
export interface Scope {
  /** Whose dossiers; null: those of the whole province. */
  readonly unitId: string | null;
}

/** The scope of a member of staff, like that of the work queue: province, or what the unit is part of. */
export function scopeOf({ roles, unitId }: StaffMember): Scope {
  const province = PERMISSIONS.some(
    ({ action, role, relation }) =>
      action === 'statistics.read' && relation === 'province' && roles.some((own) => own === role),
  );
  return { unitId: province ? null : unitId };
}

/** Whether a unit receives the dossiers of a version or has a step in them. */
export const takesPart = ({ receivingUnit, steps }: ProcedureVersion, unitId: string): boolean =>
  receivingUnit === unitId || steps.some((step) => step.unit === unitId);

/** The versions whose dossiers are in scope, narrowed by what the reader asked for. */
export function versionsIn(
  catalogue: ProcedureCatalogue,
  { unitId }: Scope,
  asked: { readonly procedureKey: string | null; readonly unitId: string | null },
): ProcedureVersion[] {
  return catalogue
    .allVersions()
    .filter(
      (version) =>
        (unitId === null || takesPart(version, unitId)) &&
        (asked.unitId === null || takesPart(version, asked.unitId)) &&
        (asked.procedureKey === null || version.key === asked.procedureKey),
    );
}
