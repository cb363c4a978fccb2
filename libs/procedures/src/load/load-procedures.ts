import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { ProcedureCatalogue } from '../catalogue';
import { type ProcedureDefinition, procedureDefinition, toVersion } from '../core';
import { checkDefinition } from '../core/check-definition';
import { translationFaults } from '../core/check-translations';
import { sourceTable } from '../core/definition-parts';
import type { Organisation } from '../organisation';
import { clashes } from './clashes';
import { DefinitionsError, type Fault } from './faults';
import type { LoadedDefinition } from './loaded-definition';
import { type PartFiles, resolveParts } from './resolve-parts';
import { type LoadedRepeal, readRepeal, REPEAL, repealFaults } from './repeals';
import { shapeFaults } from './shape-faults';
import { unitFaults } from './unit-faults';
import { readYamlFile, type YamlFile, type YamlReading } from './yaml-file';

const FOLDER = 'config/procedures';
/** Pieces that several definitions use; see `resolveParts`. */
const PARTS = 'parts';
/** Where statements come from, for all definitions together. */
const SOURCES = 'sources.yaml';

type SourceTable = ProcedureDefinition['sources'];

/** What the reading of every definition needs. */
export interface Shared {
  /** Below which faults name files. */
  readonly root: string;
  /** Of the procedures. */
  readonly folder: string;
  readonly read: (path: string) => YamlReading;
  readonly organisation: Organisation;
  readonly parts: PartFiles;
  readonly sources: SourceTable;
}

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** The files of definitions below a folder, in the order of their names: one folder per procedure. */
function definitionFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== PARTS)
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => isYaml(name) && name !== REPEAL)
        .map((name) => join(folder, entry.name, name)),
    )
    .toSorted();
}

/** A definition in no folder would be overlooked: it is refused instead. */
function strayFaults(folder: string, root: string): Fault[] {
  const reason = 'tệp phải nằm ở config/procedures/<key>/<version>.yaml';
  return readdirSync(folder)
    .filter((name) => isYaml(name) && name !== SOURCES)
    .map((name) => ({
      file: relative(root, join(folder, name)),
      line: 1,
      column: 1,
      field: '',
      reason,
    }));
}

function readParts(folder: string, root: string, faults: Fault[]): PartFiles {
  const parts = new Map<string, YamlFile>();
  if (!existsSync(folder)) return parts;
  for (const name of readdirSync(folder).filter(isYaml).toSorted()) {
    const reading = readYamlFile(join(folder, name), root);
    if (reading.ok) parts.set(basename(name, extname(name)), reading.yaml);
    else faults.push(...reading.faults);
  }
  return parts;
}

function readSources(path: string, root: string, faults: Fault[]): SourceTable {
  if (!existsSync(path)) return {};
  const reading = readYamlFile(path, root);
  if (!reading.ok) {
    faults.push(...reading.faults);
    return {};
  }
  const parsed = sourceTable.safeParse(reading.yaml.value);
  if (parsed.success) return parsed.data;
  faults.push(...shapeFaults(reading.yaml, parsed.error.issues, sourceTable));
  return {};
}

/** Only what the definition names: another source in the common table is no change of it. */
function withSources(definition: ProcedureDefinition, common: SourceTable): ProcedureDefinition {
  const named = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('sources' in value && Array.isArray(value.sources)) {
      value.sources.forEach((id) => named.add(String(id)));
    }
    Object.values(value).forEach(collect);
  };
  collect(definition);
  const used = Object.entries(common).filter(([id]) => named.has(id));
  return { ...definition, sources: { ...Object.fromEntries(used), ...definition.sources } };
}

/** Folder and name say at a glance what a file holds, so they have to be true. */
function placeFaults(path: string, { definition, yaml }: Omit<LoadedDefinition, 'file'>): Fault[] {
  const { key, version } = definition;
  return [
    ...(basename(dirname(path)) === key
      ? []
      : [yaml.faultAt(['key'], `tệp phải nằm trong thư mục "${key}"`)]),
    ...(basename(path, extname(path)) === version
      ? []
      : [yaml.faultAt(['version'], `tệp phải có tên "${version}.yaml"`)]),
  ];
}

/** Versions beside a file; what is wrong with them is told where they themselves are read. */
function siblings(
  path: string,
  { read, folder }: Shared,
): (version: string) => YamlFile | undefined {
  return (version) => {
    // A name and no path: nothing outside of the folder is reached.
    if (!/^[0-9A-Za-z][0-9A-Za-z.-]*$/.test(version)) return undefined;
    const own = join(dirname(path), `${version}.yaml`);
    // A draft that lies elsewhere is in a folder of the same name.
    const published = join(folder, basename(dirname(path)), `${version}.yaml`);
    const reading = read(existsSync(own) ? own : published);
    return reading.ok ? reading.yaml : undefined;
  };
}

/** Reads each file once: a version that others are based on is asked for several times. */
function readingOnce(root: string): (path: string) => YamlReading {
  const readings = new Map<string, YamlReading>();
  return (path) => {
    const reading = readings.get(path) ?? readYamlFile(path, root);
    readings.set(path, reading);
    return reading;
  };
}

/** One definition with its parts, or everything that is wrong with it. */
export function loadOne(path: string, shared: Shared): LoadedDefinition | Fault[] {
  const reading = shared.read(path);
  if (!reading.ok) return [...reading.faults];
  const yaml = resolveParts(reading.yaml, {
    parts: shared.parts,
    findVersion: siblings(path, shared),
  });
  if (yaml.faults.length > 0) return [...yaml.faults];
  const parsed = procedureDefinition.safeParse(yaml.value);
  if (!parsed.success) return shapeFaults(yaml, parsed.error.issues, procedureDefinition);
  const definition = withSources(parsed.data, shared.sources);
  const contradictions = [
    ...checkDefinition(definition),
    ...unitFaults(definition, shared.organisation),
    ...translationFaults(definition, shared.organisation.languages),
  ];
  const faults = [
    ...contradictions.map(({ path: field, reason }) => yaml.faultAt(field, reason)),
    ...placeFaults(path, { definition, yaml }),
  ];
  return faults.length > 0 ? faults : { file: reading.yaml.file, yaml, definition };
}

/** A fault in a shared part is found by every definition that uses it, and told once. */
function once(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ file, line, column, reason }) => {
    const mark = `${file}:${line}:${column} ${reason}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}

/** Everything that was read below `config/procedures`, and what is wrong with it. */
export interface Loading {
  readonly shared: Shared;
  readonly loaded: readonly LoadedDefinition[];
  readonly repeals: readonly LoadedRepeal[];
  readonly faults: readonly Fault[];
}

/** What is abolished, procedure by procedure. */
function readRepeals(folder: string, shared: Shared, faults: Fault[]): LoadedRepeal[] {
  const around = { ...shared, sources: new Set(Object.keys(shared.sources)) };
  return readdirSync(folder).flatMap((name) => {
    const result = readRepeal(join(folder, name, REPEAL), around) ?? [];
    if (!Array.isArray(result)) return [result];
    faults.push(...result);
    return [];
  });
}

/** Reads every definition, sound or not, with the shared parts that they use. */
export function readDefinitions(
  root: string,
  organisation: Organisation,
  folder = join(root, FOLDER),
): Loading {
  const faults: Fault[] = strayFaults(folder, root);
  const parts = readParts(join(folder, PARTS), root, faults);
  const sources = readSources(join(folder, SOURCES), root, faults);
  const shared = { root, folder, read: readingOnce(root), organisation, parts, sources };
  const loaded: LoadedDefinition[] = [];
  for (const path of definitionFiles(folder)) {
    const result = loadOne(path, shared);
    if (Array.isArray(result)) faults.push(...result);
    else loaded.push(result);
  }
  return { shared, loaded, repeals: readRepeals(folder, shared, faults), faults };
}

/**
 * The catalogue that definitions make together.
 * @throws DefinitionsError with every fault of every file, and what contradicts between them
 */
export function toCatalogue({
  loaded,
  repeals,
  faults,
}: Omit<Loading, 'shared'>): ProcedureCatalogue {
  const all = [...faults, ...clashes(loaded), ...repealFaults(repeals, loaded)];
  if (all.length > 0) throw new DefinitionsError(once(all));
  return new ProcedureCatalogue(
    loaded.map(({ yaml, definition }) => toVersion(definition, yaml.value)),
    new Map(repeals.map(({ key, repeal }) => [key, repeal])),
  );
}

/**
 * Reads every `config/procedures/<key>/<version>.yaml`, with the shared parts that they use.
 * @param root folder below which faults name files
 * @param folder of the procedures; `config/procedures` below the root unless told otherwise
 * @throws DefinitionsError with every fault of every file
 */
export function loadProcedures(
  root: string,
  organisation: Organisation,
  folder?: string,
): ProcedureCatalogue {
  return toCatalogue(readDefinitions(root, organisation, folder));
}
