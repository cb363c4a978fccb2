import type { ProcedureVersion } from './procedure-version';

/**
 * In a definition, in the place of a unit: the commune that the applicant chooses, which receives the
 * dossier. No unit may have this id.
 */
export const COMMUNE = 'commune';

/** Whether the applicant chooses who receives the dossier. */
export const isReceivedByCommune = ({
  receivingUnit,
}: Pick<ProcedureVersion, 'receivingUnit'>): boolean => receivingUnit === COMMUNE;

/** Whether the same unit receives and decides; for a commune, both before and after it was chosen. */
export const isDecidedByReceiver = ({
  authority,
  receivingUnit,
}: Pick<ProcedureVersion, 'authority' | 'receivingUnit'>): boolean =>
  authority.unit === receivingUnit;

/**
 * A version as it is for a dossier that a certain unit received: the units of its steps and of those
 * who approve are real ones. Versions of a fixed unit are returned as they are.
 */
export function atReceiver(version: ProcedureVersion, unitId: string): ProcedureVersion {
  if (!isReceivedByCommune(version)) return version;
  const real = <T extends { readonly unit: string }>(part: T): T =>
    part.unit === COMMUNE ? { ...part, unit: unitId } : part;
  const { secondSupplement } = version.limits;
  return {
    ...version,
    receivingUnit: unitId,
    authority: real(version.authority),
    steps: version.steps.map(real),
    limits: {
      ...version.limits,
      secondSupplement: {
        ...secondSupplement,
        atReception: real(secondSupplement.atReception),
        atAppraisal: real(secondSupplement.atAppraisal),
      },
    },
  };
}

/** Whether a unit receives dossiers of a version or has a step in them. */
export const takesPart = (
  { receivingUnit, steps }: Pick<ProcedureVersion, 'receivingUnit' | 'steps'>,
  unitId: string,
): boolean => receivingUnit === unitId || steps.some(({ unit }) => unit === unitId);
