import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Repeal } from '../core';
import { claimFaults } from '../core/check-definition';
import { translationFaults } from '../core/check-translations';
import { repeal } from '../core/definition-law';
import type { Organisation } from '../organisation';
import type { Fault } from './faults';
import type { LoadedDefinition } from './loaded-definition';
import { shapeFaults } from './shape-faults';
import type { YamlFile, YamlReading } from './yaml-file';

/** The file in the folder of a procedure that says that it is abolished. */
export const REPEAL = 'repeal.yaml';

/** A repeal that was read, with the way back to its file. */
export interface LoadedRepeal {
  /** Of the procedure that is abolished: the name of the folder. */
  readonly key: string;
  readonly yaml: YamlFile;
  readonly repeal: Repeal;
}

/** What a repeal is read with. */
export interface RepealSurroundings {
  readonly read: (path: string) => YamlReading;
  readonly organisation: Organisation;
  /** Ids of `sources.yaml`. */
  readonly sources: ReadonlySet<string>;
}

/** The repeal in a file; nothing where there is no such file. */
export function readRepeal(
  path: string,
  { read, organisation, sources }: RepealSurroundings,
): LoadedRepeal | Fault[] | undefined {
  if (!existsSync(path)) return undefined;
  const reading = read(path);
  if (!reading.ok) return [...reading.faults];
  const { yaml } = reading;
  const parsed = repeal.safeParse(yaml.value);
  if (!parsed.success) return shapeFaults(yaml, parsed.error.issues, repeal);
  const faults = [
    ...claimFaults(parsed.data, sources, []),
    ...translationFaults(parsed.data, organisation.languages),
  ];
  if (faults.length > 0) return faults.map(({ path: at, reason }) => yaml.faultAt(at, reason));
  return { key: basename(dirname(path)), yaml, repeal: parsed.data };
}

function faultOf(
  { key, repeal: { repealedFrom } }: LoadedRepeal,
  loaded: readonly LoadedDefinition[],
): string | undefined {
  const versions = loaded
    .map(({ definition }) => definition)
    .filter((definition) => definition.key === key);
  const later = versions.find(({ validFrom }) => validFrom >= repealedFrom);
  if (later) return `phiên bản "${later.version}" bắt đầu từ ngày này trở đi (${later.validFrom})`;
  const isOver = ({ validTo }: { validTo: string | null }): boolean =>
    validTo !== null && validTo < repealedFrom;
  // Without any sound version something else is told already, or there is nothing to abolish.
  return versions.every(isOver) ? 'không có phiên bản nào còn hiệu lực đến ngày này' : undefined;
}

/** Repeals that contradict the versions of their procedure. */
export function repealFaults(
  repeals: readonly LoadedRepeal[],
  loaded: readonly LoadedDefinition[],
): Fault[] {
  return repeals.flatMap((each) => {
    const reason = faultOf(each, loaded);
    return reason === undefined ? [] : [each.yaml.faultAt(['repealedFrom'], reason)];
  });
}
