import { z } from 'zod';
import { componentFaults, formCircleFaults, nomineeCircleFaults } from './check-conditions';
import { lawFaults } from './check-law';
import { fieldsOf } from './conditions';
import { type Contradiction, duplicateIds } from './contradiction';
import type { ProcedureDefinition } from './definition';
import { claim } from './definition-parts';
import type { FormField } from './procedure-version';

type Path = readonly (string | number)[];

const TEXTS = new Set(['text', 'textarea']);
const CHOICES = new Set(['select', 'radios']);
const BOUNDED = new Set(['year', 'number']);
const DATED = new Set(['year', 'date']);

function settingFaults(field: FormField): string[] {
  const { type, min, max } = field;
  const isSet = (value: unknown): boolean => value !== undefined;
  const rules: [boolean, string][] = [
    [
      TEXTS.has(type) !== isSet(field.maxLength),
      'maxLength: bắt buộc và chỉ dùng với text, textarea',
    ],
    [
      CHOICES.has(type) !== isSet(field.options),
      'options: bắt buộc và chỉ dùng với select, radios',
    ],
    [!BOUNDED.has(type) && (isSet(min) || isSet(max)), 'min, max: chỉ dùng với year, number'],
    [!DATED.has(type) && isSet(field.notInFuture), 'notInFuture: chỉ dùng với date, year'],
    [(min ?? -Infinity) > (max ?? Infinity), 'min: không được lớn hơn max'],
    [field.id === 'kind', 'id: "kind" là tên dành riêng; hãy đặt mã khác'],
  ];
  return rules.flatMap(([isWrong, reason]) => (isWrong ? [reason] : []));
}

function optionFaults(field: FormField, path: Path): Contradiction[] {
  const options = (field.options ?? []).map(({ value }) => ({ id: value }));
  return duplicateIds(options, [...path, 'options']).map((fault) => ({
    ...fault,
    path: [...fault.path.slice(0, -1), 'value'],
  }));
}

function fieldFaults(
  fields: readonly FormField[],
  known: Set<string>,
  path: Path,
): Contradiction[] {
  return fields.flatMap((field, index) => {
    const at = [...path, index];
    const asked = field.when ? fieldsOf(field.when) : [];
    return [
      ...settingFaults(field).map((reason) => ({ path: at, reason })),
      ...optionFaults(field, at),
      ...asked
        .filter((id) => !known.has(id) || id === field.id)
        .map((id) => ({
          path: [...at, 'when'],
          reason: `điều kiện dùng trường "${id}" không có trong biểu mẫu này (hoặc là chính nó)`,
        })),
    ];
  });
}

function formFaults(definition: ProcedureDefinition): Contradiction[] {
  const all = definition.sections.flatMap(({ fields }) => fields);
  const known = new Set(all.map(({ id }) => id));
  const seen = new Set<string>();
  const faults: Contradiction[] = [];
  definition.sections.forEach(({ fields }, index) => {
    const path = ['sections', index, 'fields'];
    faults.push(...fieldFaults(fields, known, path));
    // Answers are one flat record, so ids are unique over all sections.
    fields.forEach(({ id }, position) => {
      if (seen.has(id)) {
        faults.push({
          path: [...path, position, 'id'],
          reason: `mã "${id}" đã dùng; hãy đặt mã khác`,
        });
      }
      seen.add(id);
    });
  });
  return faults;
}

function nomineeFaults(definition: ProcedureDefinition): Contradiction[] {
  const { min, max } = definition.nomineeCount;
  const count = min > max ? [{ path: ['nomineeCount'], reason: 'min không được lớn hơn max' }] : [];
  const kinds = definition.nomineeKinds.flatMap((kind, index) => {
    const path = ['nomineeKinds', index];
    const known = new Set(kind.fields.map(({ id }) => id));
    const name = kind.fields.find(({ id }) => id === kind.nameField);
    const nameFault = {
      path: [...path, 'nameField'],
      reason: `"${kind.nameField}" phải là một trường kiểu text, bắt buộc nhập, của đối tượng này`,
    };
    return [
      ...fieldFaults(kind.fields, known, [...path, 'fields']),
      ...duplicateIds(kind.fields, [...path, 'fields']),
      ...(name?.type === 'text' && name.required && !name.when ? [] : [nameFault]),
    ];
  });
  return [...count, ...duplicateIds(definition.nomineeKinds, ['nomineeKinds']), ...kinds];
}

function stepFaults({ steps }: ProcedureDefinition): Contradiction[] {
  const deciding = steps.filter(({ decides }) => decides).length;
  const reason = `phải có đúng một bước quyết định (decides: true), đang có ${deciding}`;
  return [
    ...duplicateIds(steps, ['steps']),
    ...(deciding === 1 ? [] : [{ path: ['steps'], reason }]),
  ];
}

const claimShape = z.object(claim);

function claimFault(value: object, known: ReadonlySet<string>): string | undefined {
  const { verified, note, sources } = claimShape.parse(value);
  const unknown = sources.find((id) => !known.has(id));
  if (unknown) return `nguồn "${unknown}" không có trong config/procedures/sources.yaml`;
  if (verified && sources.length === 0) return 'verified: true phải kèm ít nhất một nguồn';
  if (!verified && !note) return 'verified: false phải kèm lý do (note)';
  return undefined;
}

/** Statements that are verified without a source, or neither verified nor explained. */
export function claimFaults(
  value: unknown,
  known: ReadonlySet<string>,
  path: Path,
): Contradiction[] {
  if (typeof value !== 'object' || value === null) return [];
  const reason = 'verified' in value ? claimFault(value, known) : undefined;
  const parts = Array.isArray(value)
    ? value.map((part, index): [string | number, unknown] => [index, part])
    : Object.entries(value);
  return [
    ...(reason ? [{ path, reason }] : []),
    ...parts.flatMap(([key, part]) => claimFaults(part, known, [...path, key])),
  ];
}

/** Reminders come in order and before the time is over. */
function reminderFaults({ limits }: ProcedureDefinition): Contradiction[] {
  const { supplement, supplementReminders: days } = limits;
  return days.flatMap((day, index) => {
    const fits = day < supplement.amount && (index === 0 || day > days[index - 1]!);
    const reason = 'phải lớn hơn mốc nhắc trước nó và nhỏ hơn hạn bổ sung';
    return fits ? [] : [{ path: ['limits', 'supplementReminders', index], reason }];
  });
}

/** Who approves a further supplement has to be able to see the dossier. */
function approverFaults({ limits, receivingUnit, steps }: ProcedureDefinition): Contradiction[] {
  const units = new Set([receivingUnit, ...steps.map(({ unit }) => unit)]);
  return (['atReception', 'atAppraisal'] as const).flatMap((place) => {
    const { unit } = limits.secondSupplement[place];
    const reason = `đơn vị "${unit}" không tiếp nhận và không có bước nào trong thủ tục này`;
    return units.has(unit) ? [] : [{ path: ['limits', 'secondSupplement', place, 'unit'], reason }];
  });
}

function ruleFaults({
  validFrom,
  validTo,
  eligibility,
  limits,
}: ProcedureDefinition): Contradiction[] {
  const { reception, receptionAlert } = limits;
  return [
    ...(validTo !== null && validTo < validFrom
      ? [{ path: ['validTo'], reason: 'không được sớm hơn validFrom' }]
      : []),
    ...eligibility.flatMap((question, index) =>
      question.effect === 'refuse' && !question.verified
        ? [
            {
              path: ['eligibility', index, 'effect'],
              reason: 'điều kiện chưa xác minh chỉ được nhắc (warn), không được từ chối (refuse)',
            },
          ]
        : [],
    ),
    ...(receptionAlert.unit === reception.unit && receptionAlert.amount >= reception.amount
      ? [{ path: ['limits', 'receptionAlert', 'amount'], reason: 'phải ngắn hơn hạn tiếp nhận' }]
      : []),
  ];
}

/** Everything in a well-formed definition that contradicts itself. */
export function checkDefinition(definition: ProcedureDefinition): Contradiction[] {
  const known = new Set(Object.keys(definition.sources));
  return [
    ...ruleFaults(definition),
    ...reminderFaults(definition),
    ...approverFaults(definition),
    ...duplicateIds(definition.eligibility, ['eligibility']),
    ...duplicateIds(definition.components, ['components']),
    ...duplicateIds(definition.sections, ['sections']),
    ...formFaults(definition),
    ...formCircleFaults(definition),
    ...componentFaults(definition),
    ...nomineeFaults(definition),
    ...nomineeCircleFaults(definition),
    ...lawFaults(definition),
    ...stepFaults(definition),
    ...claimFaults(definition, known, []),
  ];
}
