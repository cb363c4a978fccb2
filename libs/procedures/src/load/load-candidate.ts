import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { type ProcedureVersion, procedureDefinition } from '../core';
import { isRecord } from '../core/diff-words';
import type { Organisation } from '../organisation';
import { DefinitionsError } from './faults';
import { loadProcedures } from './load-procedures';
import { readYamlFile } from './yaml-file';

const SHARED = ['parts', 'sources.yaml'];
/** Where the folder stands below a root. */
const BELOW = join('config', 'procedures');

/** Where a definition belongs in a folder of procedures. */
interface Seat {
  readonly folder: string;
  readonly key: string;
  readonly name: string;
}

/** A file that lies among procedures stays where it is; any other one goes where it says it belongs. */
function seatOf(file: string, folder: string): Seat {
  const [key, name] = [basename(dirname(file)), basename(file)];
  const reading = readYamlFile(file, dirname(file));
  if (!reading.ok) throw new DefinitionsError(reading.faults.map((fault) => ({ ...fault, file })));
  const around = dirname(dirname(file));
  if (around === folder || existsSync(join(around, 'parts'))) return { folder: around, key, name };
  const { value } = reading.yaml;
  const said = procedureDefinition
    .pick({ key: true, version: true })
    .partial()
    .catch({})
    .parse(isRecord(value) ? { key: value['key'], version: value['version'] } : {});
  return {
    folder,
    key: said.key ?? key,
    name: `${said.version ?? basename(file, extname(file))}.yaml`,
  };
}

/** The folder as it would be with the file in it: what the file can refer to or clash with. */
function layOut(file: string, { folder, key, name }: Seat, root: string): void {
  const below = join(root, BELOW);
  mkdirSync(join(below, key), { recursive: true });
  for (const part of [...SHARED, key]) {
    const from = join(folder, part);
    if (existsSync(from)) cpSync(from, join(below, part), { recursive: true, dereference: true });
  }
  cpSync(file, join(below, key, name), { dereference: true });
}

/**
 * Reads and checks a definition as it would be in its place: with the shared parts and the other
 * versions of its procedure. A file that does not lie among procedures takes the place of the version
 * that it names.
 * @param folder of the procedures
 * @throws DefinitionsError with every fault of the file and of those beside it
 */
export function loadCandidate(
  file: string,
  organisation: Organisation,
  folder: string,
): ProcedureVersion {
  const path = resolve(file);
  const seat = seatOf(path, folder);
  const { key, name } = seat;
  const root = mkdtempSync(join(tmpdir(), 'procedures-'));
  try {
    layOut(path, seat, root);
    return loadProcedures(root, organisation).get(key, basename(name, extname(name)));
  } catch (error) {
    if (!(error instanceof DefinitionsError)) throw error;
    const own = join(BELOW, key, name);
    throw new DefinitionsError(
      error.faults.map((fault) => ({
        ...fault,
        file: fault.file === own ? file : resolve(seat.folder, relative(BELOW, fault.file)),
      })),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
