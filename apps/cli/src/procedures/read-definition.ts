import { statSync } from 'node:fs';
import { join } from 'node:path';
import { proceduresFolder } from '@portal/platform/config';
import { ROOT_DIR } from '@portal/platform/root-dir';
import type { ProcedureVersion } from '@portal/procedures/core';
import { loadCandidate, loadOrganisation } from '@portal/procedures/load';
import { quoteInput, RefusedError, UsageError } from '../verb';

/** `key@version`: no path looks like it. */
const REFERENCE = /^([a-z][a-z0-9_-]*)@([0-9A-Za-z][0-9A-Za-z.-]*)$/;

/** Refuses in one line what is not there or is no file. */
export function refuseUnreadable(file: string, argument: string): void {
  if (file === '') throw new UsageError(`${argument}: it is empty; write the path of a file.`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new RefusedError(`${argument}: ${quoteInput(file)} is no file.`);
}

/**
 * The version that an argument means.
 * @param text `key@version` of an installed version, or the path of a file
 * @throws RefusedError when there is none; DefinitionsError with every fault of the file
 */
export function readDefinition(text: string, argument: string): ProcedureVersion {
  const folder = proceduresFolder();
  const [, key, version] = REFERENCE.exec(text) ?? [];
  const file = key && version ? join(folder, key, `${version}.yaml`) : text;
  if (file !== text && !statSync(file, { throwIfNoEntry: false })) {
    throw new RefusedError(`${argument}: there is no ${quoteInput(text)}: ${file} does not exist.`);
  }
  refuseUnreadable(file, argument);
  return loadCandidate(ROOT_DIR, loadOrganisation(ROOT_DIR), file, folder).version;
}
