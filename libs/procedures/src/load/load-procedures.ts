import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProcedureCatalogue } from '../catalogue';
import { type ProcedureDefinition, procedureDefinition, toVersion } from '../core';
import { checkDefinition, type Contradiction } from '../core/check-definition';
import type { Organisation } from '../organisation';
import { DefinitionsError, type Fault } from './faults';
import { shapeFaults } from './shape-faults';
import { readYamlFile, type YamlFile } from './yaml-file';

const FOLDER = 'config/procedures';

interface Loaded {
  readonly yaml: YamlFile;
  readonly definition: ProcedureDefinition;
}

function unitFaults(definition: ProcedureDefinition, organisation: Organisation): Contradiction[] {
  const named: { path: (string | number)[]; unit: string }[] = [
    { path: ['receivingUnit'], unit: definition.receivingUnit },
    { path: ['authority', 'unit'], unit: definition.authority.unit },
    ...(['atReception', 'atAppraisal'] as const).map((place) => ({
      path: ['limits', 'secondSupplement', place, 'unit'],
      unit: definition.limits.secondSupplement[place].unit,
    })),
    ...definition.steps.map(({ unit }, index) => ({ path: ['steps', index, 'unit'], unit })),
  ];
  return named
    .filter(({ unit }) => !organisation.findUnit(unit))
    .map(({ path, unit }) => ({
      path,
      reason: `không có đơn vị "${unit}" trong config/organisation.yaml`,
    }));
}

function loadOne(path: string, root: string, organisation: Organisation): Loaded | Fault[] {
  const reading = readYamlFile(path, root);
  if (!reading.ok) return [...reading.faults];
  const { yaml } = reading;
  const parsed = procedureDefinition.safeParse(yaml.value);
  if (!parsed.success) return shapeFaults(yaml, parsed.error.issues);
  const definition = parsed.data;
  const faults = [...checkDefinition(definition), ...unitFaults(definition, organisation)];
  return faults.length > 0
    ? faults.map(({ path: field, reason }) => yaml.faultAt(field, reason))
    : { yaml, definition };
}

/** Two versions of one procedure that share a name or a day: nobody could say which is in force. */
function clashes(loaded: readonly Loaded[]): Fault[] {
  const sorted = loaded.toSorted((a, b) =>
    a.definition.validFrom < b.definition.validFrom ? -1 : 1,
  );
  return sorted.flatMap(({ yaml, definition }, index) =>
    sorted
      .slice(0, index)
      .filter((earlier) => earlier.definition.key === definition.key)
      .flatMap((earlier) => {
        const { validTo, version } = earlier.definition;
        const overlaps = (validTo ?? earlier.definition.validFrom) >= definition.validFrom;
        const where = `phiên bản "${version}" (${earlier.yaml.file})`;
        return [
          ...(overlaps
            ? [yaml.faultAt(['validFrom'], `trùng thời gian hiệu lực với ${where}`)]
            : []),
          ...(version === definition.version
            ? [yaml.faultAt(['version'], `trùng tên với ${where}`)]
            : []),
        ];
      }),
  );
}

/**
 * Reads every `config/procedures/*.yaml`.
 * @param root folder that holds `config/`
 * @throws DefinitionsError with every fault of every file
 */
export function loadProcedures(root: string, organisation: Organisation): ProcedureCatalogue {
  const folder = join(root, FOLDER);
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const results = names.toSorted().map((name) => loadOne(join(folder, name), root, organisation));
  const loaded = results.flatMap((result) => (Array.isArray(result) ? [] : [result]));
  const faults = [
    ...results.flatMap((result) => (Array.isArray(result) ? result : [])),
    ...clashes(loaded),
  ];
  if (faults.length > 0) throw new DefinitionsError(faults);
  return new ProcedureCatalogue(loaded.map(({ yaml, definition }) => toVersion(definition, yaml.value)));
}
