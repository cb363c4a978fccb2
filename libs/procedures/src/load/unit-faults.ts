import { COMMUNE, isReceivedByCommune, type ProcedureDefinition } from '../core';
import type { Contradiction } from '../core/contradiction';
import type { Organisation } from '../organisation';

/** Units that a definition names and the organisation does not have. */
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
    if (unit === COMMUNE) {
      const reason = `"${COMMUNE}" chỉ dùng khi receivingUnit: ${COMMUNE} (xã, phường do người nộp chọn)`;
      return isReceivedByCommune(definition) ? [] : [{ path, reason }];
    }
    const reason = `không có đơn vị "${unit}" trong config/organisation.yaml`;
    return organisation.findUnit(unit) ? [] : [{ path, reason }];
  });
}
