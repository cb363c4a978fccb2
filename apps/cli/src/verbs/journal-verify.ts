import { dossierEntities, type JournalVerdict, verifyJournal } from '@portal/dossiers';
import { identityEntities } from '@portal/identity';
import {
  type CatalogueJournalVerdict,
  proceduresEntities,
  verifyCatalogueJournal,
} from '@portal/procedures';
import { withDatabase } from '../connect';
import type { Progress, VerbResult } from '../verb';

const WORDS = {
  altered: 'its content was changed',
  missing: 'an entry before it, or at the end, is missing',
  reordered: 'it does not follow the entry before it',
  contradicted: 'the confirmations in the database say something else',
} as const;

function dossiersLine({ entries, dossiers, broken }: JournalVerdict): string {
  return broken
    ? `BROKEN: dossier ${broken.dossierId}, entry ${broken.sequence}: ${WORDS[broken.reason]}`
    : `${entries} entries of ${dossiers} dossiers are whole.`;
}

function catalogueLine({ entries, broken }: CatalogueJournalVerdict): string {
  return broken
    ? `BROKEN: catalogue, entry ${broken.sequence}: ${WORDS[broken.reason]}`
    : `${entries} entries of the catalogue are whole.`;
}

/** Recomputes every chain from its first entry: those of dossiers, and the one of the catalogue. */
export async function verifyJournalVerb(progress: Progress): Promise<VerbResult> {
  const entities = [...dossierEntities, ...identityEntities, ...proceduresEntities];
  return withDatabase(entities, async ({ manager }) => {
    const verdict = await verifyJournal(manager, (entries) => progress(`${entries} entries read`));
    const catalogue = await verifyCatalogueJournal(manager);
    const { entries, dossiers, broken } = verdict;
    const ok = broken === null && catalogue.broken === null;
    return {
      ok,
      lines: [dossiersLine(verdict), catalogueLine(catalogue)],
      data: {
        ok,
        entries,
        dossiers,
        broken: broken && { ...broken },
        catalogue: {
          entries: catalogue.entries,
          broken: catalogue.broken && { ...catalogue.broken },
        },
      },
    };
  });
}
