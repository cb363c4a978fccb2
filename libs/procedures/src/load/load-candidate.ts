import { resolve } from 'node:path';
import type { ProcedureCatalogue } from '../catalogue';
import type { ProcedureVersion } from '../core';
import type { Organisation } from '../organisation';
import { DefinitionsError } from './faults';
import { loadOne, readDefinitions, toCatalogue } from './load-procedures';

/** A version that is to be tried before it is published, among those that are. */
export interface CandidateVersion {
  readonly version: ProcedureVersion;
  /** The catalogue as it would be with it. */
  readonly catalogue: ProcedureCatalogue;
}

/**
 * Reads a definition that may lie anywhere, in a folder with the key of its procedure; it takes the
 * place of a published version of the same name.
 * @param root folder below which faults name files
 * @param folder of the procedures; `config/procedures` below the root unless told otherwise
 * @throws DefinitionsError with every fault of the file, or of those that it would stand beside
 */
export function loadCandidate(
  root: string,
  organisation: Organisation,
  file: string,
  folder?: string,
): CandidateVersion {
  const { shared, loaded, repeals, faults } = readDefinitions(root, organisation, folder);
  const candidate = loadOne(resolve(file), shared);
  if (Array.isArray(candidate)) throw new DefinitionsError(candidate);
  const { key, version } = candidate.definition;
  const others = loaded.filter(
    ({ definition }) => definition.key !== key || definition.version !== version,
  );
  const catalogue = toCatalogue({ loaded: [...others, candidate], repeals, faults });
  return { version: catalogue.get(key, version), catalogue };
}
