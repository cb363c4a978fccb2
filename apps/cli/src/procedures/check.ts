import { proceduresFolder } from '@portal/platform/config';
import { ROOT_DIR } from '@portal/platform/root-dir';
import {
  DefinitionsError,
  describeFault,
  loadCandidate,
  loadOrganisation,
  loadProcedures,
} from '@portal/procedures/load';
import type { VerbResult } from '../verb';
import { refuseUnreadable } from './read-definition';

/** How many versions were looked at. */
function countSound(file: string | undefined): number {
  const organisation = loadOrganisation(ROOT_DIR);
  const folder = proceduresFolder();
  if (file === undefined) {
    return loadProcedures(ROOT_DIR, organisation, folder).allVersions().length;
  }
  loadCandidate(ROOT_DIR, organisation, file, folder);
  return 1;
}

/**
 * Checks every installed definition, or one beside the others of its procedure.
 * @throws RefusedError when the file cannot be read at all
 */
export function checkProcedureFiles(file: string | undefined): VerbResult {
  if (file !== undefined) refuseUnreadable(file, '<file>');
  try {
    const versions = countSound(file);
    return {
      ok: true,
      lines: [`${versions} phiên bản, không có lỗi`],
      data: { ok: true, versions, faults: [] },
    };
  } catch (error) {
    if (!(error instanceof DefinitionsError)) throw error;
    const { faults } = error;
    return {
      ok: false,
      lines: faults.map(describeFault),
      data: { ok: false, faults: faults.map((fault) => ({ ...fault })) },
    };
  }
}
