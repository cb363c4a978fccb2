import { join } from 'node:path';
import { CodedError } from '@portal/kernel';
import {
  COMMUNE,
  organisationDefinition,
  parseCodeFormat,
  type OrganisationDefinition,
} from '../core';
import { type Contradiction, duplicateIds } from '../core/contradiction';
import { Organisation } from '../organisation';
import { DefinitionsError } from './faults';
import { shapeFaults } from './shape-faults';
import { readYamlFile } from './yaml-file';

/** Communes share their ids with the units, and one of them is reserved. */
function communeFaults(
  { communes }: OrganisationDefinition,
  units: ReadonlySet<string>,
): Contradiction[] {
  const path = ['communes', 'list'];
  const codes = communes.list.map(({ code }) => code);
  return [
    ...codes.flatMap((code, index) =>
      codes.indexOf(code) < index
        ? [{ path: [...path, index, 'code'], reason: `mã số "${code}" đã dùng ở trên` }]
        : [],
    ),
    ...duplicateIds(communes.list, path),
    ...communes.list.flatMap(({ id }, index) =>
      units.has(id) || id === COMMUNE
        ? [{ path: [...path, index, 'id'], reason: `mã "${id}" đã dùng; hãy đặt mã khác` }]
        : [],
    ),
  ];
}

function unitFaults(definition: OrganisationDefinition): Contradiction[] {
  const ids = new Set(definition.units.map(({ id }) => id));
  const unknown = (id: string): string => `không có đơn vị "${id}" trong mục units`;
  const { unit } = definition.oneStopShop;
  return [
    ...duplicateIds(definition.units, ['units']),
    ...communeFaults(definition, ids),
    ...definition.units.flatMap(({ id }, index) =>
      id === COMMUNE
        ? [
            {
              path: ['units', index, 'id'],
              reason: `mã "${COMMUNE}" là tên dành riêng; hãy đặt mã khác`,
            },
          ]
        : [],
    ),
    ...(ids.has(unit) ? [] : [{ path: ['oneStopShop', 'unit'], reason: unknown(unit) }]),
    ...definition.units.flatMap(({ id, parent }, index) =>
      parent !== undefined && (!ids.has(parent) || parent === id)
        ? [{ path: ['units', index, 'parent'], reason: unknown(parent) }]
        : [],
    ),
  ];
}

function codeFaults({ codeFormat }: OrganisationDefinition): Contradiction[] {
  try {
    parseCodeFormat(codeFormat.template);
    return [];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const reason =
      'phải gồm chữ hoa, số, dấu chấm, gạch nối, một ngày ({yymmdd}, {yyyymmdd} hoặc {yyyy}) và kết thúc bằng "-{serial:4}" (4 đến 9 chữ số)';
    return [{ path: ['codeFormat', 'template'], reason }];
  }
}

function sessionFaults({ officeHours }: OrganisationDefinition): Contradiction[] {
  const times = officeHours.sessions.flatMap(({ from, to }) => [from, to]);
  const isOrdered = times.every((time, index) => index === 0 || times[index - 1]! < time);
  return isOrdered
    ? []
    : [
        {
          path: ['officeHours', 'sessions'],
          reason: 'các buổi phải theo thứ tự và không trùng nhau',
        },
      ];
}

/**
 * Reads `config/organisation.yaml`.
 * @param root folder that holds `config/`
 * @throws DefinitionsError with every fault
 */
export function loadOrganisation(root: string): Organisation {
  const reading = readYamlFile(join(root, 'config/organisation.yaml'), root);
  if (!reading.ok) throw new DefinitionsError(reading.faults);
  const { yaml } = reading;
  const parsed = organisationDefinition.safeParse(yaml.value);
  if (!parsed.success)
    throw new DefinitionsError(shapeFaults(yaml, parsed.error.issues, organisationDefinition));
  const { data } = parsed;
  const faults = [...unitFaults(data), ...codeFaults(data), ...sessionFaults(data)];
  if (faults.length > 0) {
    throw new DefinitionsError(faults.map(({ path, reason }) => yaml.faultAt(path, reason)));
  }
  return new Organisation(data);
}
