import { PERMISSIONS, type StaffMember } from '@portal/identity';
import type { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { isReceivedByCommune, type ProcedureVersion, takesPart } from '@portal/procedures/core';

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

/** What rows and versions are looked up in. */
export interface Names {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
}

/** Whether a unit can have a part in dossiers of a version; a commune in those that it receives. */
function mayTakePart({ organisation }: Names, version: ProcedureVersion, unitId: string): boolean {
  return (
    takesPart(version, unitId) || (isReceivedByCommune(version) && organisation.isCommune(unitId))
  );
}

/** The versions whose dossiers are in scope, narrowed by what the reader asked for. */
export function versionsIn(
  names: Names,
  { unitId }: Scope,
  asked: { readonly procedureKey: string | null; readonly unitId: string | null },
): ProcedureVersion[] {
  return names.catalogue
    .allVersions()
    .filter(
      (version) =>
        (unitId === null || mayTakePart(names, version, unitId)) &&
        (asked.unitId === null || mayTakePart(names, version, asked.unitId)) &&
        (asked.procedureKey === null || version.key === asked.procedureKey),
    );
}

/** How a row names its dossier's version and who received it. */
export interface ScopedRow {
  readonly procedure_key: string;
  readonly procedure_version: string;
  readonly receiving_unit_id: string;
}

/**
 * Whether a row is in scope: of one of the versions, and for those that communes receive, of a dossier
 * in which every unit that was asked for takes part.
 */
export function rowTest(
  { catalogue }: Names,
  versions: readonly ProcedureVersion[],
  units: readonly (string | null)[],
): (row: ScopedRow) => boolean {
  const fixed = new Map(
    versions.map((version) => [`${version.key} ${version.version}`, !isReceivedByCommune(version)]),
  );
  return (row) => {
    const isFixed = fixed.get(`${row.procedure_key} ${row.procedure_version}`);
    if (isFixed === undefined || isFixed) return isFixed ?? false;
    const version = catalogue.of({
      procedureKey: row.procedure_key,
      procedureVersion: row.procedure_version,
      receivingUnitId: row.receiving_unit_id,
    });
    return units.every((unitId) => unitId === null || takesPart(version, unitId));
  };
}
