import { COMMUNE, isReceivedByCommune, type ProcedureDefinition } from '../core';
import type { Contradiction } from '../core/contradiction';
import type { Organisation } from '../organisation';

/** Why a unit may not stand in a definition; null when it may. */
function reasonAgainst(
  unit: string,
  definition: ProcedureDefinition,
  organisation: Organisation,
): string | null {
  if (unit === COMMUNE) {
    return isReceivedByCommune(definition)
      ? null
      : `"${COMMUNE}" chỉ dùng khi receivingUnit: ${COMMUNE} (xã, phường do người nộp chọn)`;
  }
  // What one commune alone does would be hidden from it: it sees what it received itself.
  if (organisation.isCommune(unit)) {
    return `"${unit}" là một xã, phường; hãy ghi "${COMMUNE}" (xã, phường do người nộp chọn)`;
  }
  return organisation.findUnit(unit)
    ? null
    : `không có đơn vị "${unit}" trong config/organisation.yaml`;
}

/** Units that a definition names and may not name. */
export function unitFaults(
  definition: ProcedureDefinition,
  organisation: Organisation,
): Contradiction[] {
  const named: { path: (string | number)[]; unit: string }[] = [
    { path: ['receivingUnit'], unit: definition.receivingUnit },
    { path: ['authority', 'unit'], unit: definition.authority.unit },
    ...(['atReception', 'atAppraisal'] as const).map((place) => ({
      path: ['limits', 'secondSupplement', place, 'unit'],
      unit: definition.limits.secondSupplement[place].unit,
    })),
    ...definition.steps.map(({ unit }, index) => ({ path: ['steps', index, 'unit'], unit })),
  ];
  return named.flatMap(({ path, unit }): Contradiction[] => {
    const reason = reasonAgainst(unit, definition, organisation);
    return reason === null ? [] : [{ path, reason }];
  });
}
