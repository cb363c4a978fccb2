import { type Contradiction, duplicateIds } from './contradiction';
import type { ProcedureDefinition } from './definition';
import { variablesOf } from './text-variables';

/** Criteria that name what the definition does not have. */
function criterionFaults({
  criteria,
  components,
  sections,
  nomineeKinds,
}: ProcedureDefinition): Contradiction[] {
  const componentIds = new Set(components.map(({ id }) => id));
  const kindIds = new Set<string>(nomineeKinds.map(({ id }) => id));
  const formFields = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
  const nomineeFields = nomineeKinds.flatMap(({ fields }) => fields.map(({ id }) => id));
  const fieldIds = new Set([...formFields, ...nomineeFields]);
  return criteria.flatMap(({ provenBy, for: kinds = [] }, index) => [
    ...kinds.flatMap((kind, position) =>
      kindIds.has(kind)
        ? []
        : [
            {
              path: ['criteria', index, 'for', position],
              reason: `thủ tục này không có đối tượng "${kind}" trong nomineeKinds`,
            },
          ],
    ),
    ...provenBy.flatMap((proof, position) => {
      const path = ['criteria', index, 'provenBy', position];
      if ('component' in proof) {
        return componentIds.has(proof.component)
          ? []
          : [{ path, reason: `không có thành phần hồ sơ "${proof.component}"` }];
      }
      return fieldIds.has(proof.field)
        ? []
        : [{ path, reason: `không có trường "${proof.field}" trong biểu mẫu` }];
    }),
  ]);
}

/** Variables in the line of a nominee that no question fills. */
function lineFaults({ nomineeKinds, sections }: ProcedureDefinition): Contradiction[] {
  const formFields = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
  return nomineeKinds.flatMap(({ fields, inDecision }, index) => {
    const known = new Set([...formFields, ...fields.map(({ id }) => id)]);
    return (['vi', 'en'] as const).flatMap((language) =>
      variablesOf(inDecision?.[language] ?? '')
        .filter((name) => !known.has(name))
        .map((name) => ({
          path: ['nomineeKinds', index, 'inDecision', language],
          reason: `biến {${name}} không có trường nào trùng tên trong biểu mẫu`,
        })),
    );
  });
}

function windowFaults({ filingWindow }: ProcedureDefinition): Contradiction[] {
  if (filingWindow?.effect !== 'refuse' || filingWindow.verified) return [];
  const reason = 'thời gian nộp chưa xác minh chỉ được nhắc (warn), không được từ chối (refuse)';
  return [{ path: ['filingWindow', 'effect'], reason }];
}

function limitFaults({ limits }: ProcedureDefinition): Contradiction[] {
  if (limits.legal === null && !limits.withoutLegal) {
    const reason = 'legal: null phải kèm lý do ở withoutLegal (verified, note)';
    return [{ path: ['limits', 'legal'], reason }];
  }
  if (limits.legal !== null && limits.withoutLegal) {
    return [{ path: ['limits', 'withoutLegal'], reason: 'chỉ dùng khi legal: null' }];
  }
  return [];
}

function transitionFaults({ transition, validFrom }: ProcedureDefinition): Contradiction[] {
  if (!transition || transition.acceptedBefore <= validFrom) return [];
  const reason = 'không được muộn hơn ngày đầu tiên của phiên bản (validFrom)';
  return [{ path: ['transition', 'acceptedBefore'], reason }];
}

/** What contradicts itself in criteria, time limits and the rules between versions. */
export function lawFaults(definition: ProcedureDefinition): Contradiction[] {
  return [
    ...duplicateIds(definition.criteria, ['criteria']),
    ...criterionFaults(definition),
    ...lineFaults(definition),
    ...windowFaults(definition),
    ...limitFaults(definition),
    ...transitionFaults(definition),
  ];
}
