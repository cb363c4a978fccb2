import { dossierEntities, verifyJournal } from '@portal/dossiers';
import { identityEntities } from '@portal/identity';
import { withDatabase } from '../connect';
import type { Progress, VerbResult } from '../verb';

const WORDS = {
  altered: 'its content was changed',
  missing: 'an entry before it, or at the end, is missing',
  reordered: 'it does not follow the entry before it',
} as const;

/** Recomputes every chain from its first entry. */
export async function verifyJournalVerb(progress: Progress): Promise<VerbResult> {
  const verdict = await withDatabase([...dossierEntities, ...identityEntities], (dataSource) =>
    verifyJournal(dataSource.manager, (entries) => progress(`${entries} entries read`)),
  );
  const { entries, dossiers, broken } = verdict;
  const line = broken
    ? `BROKEN: dossier ${broken.dossierId}, entry ${broken.sequence}: ${WORDS[broken.reason]}`
    : `${entries} entries of ${dossiers} dossiers are whole.`;
  return {
    ok: broken === null,
    lines: [line],
    data: { ok: broken === null, entries, dossiers, broken: broken && { ...broken } },
  };
}
