import type { ClaimConfirmation } from './claim-confirmation.entity';
import { type CatalogueJournalData } from './catalogue-journal-entry.entity';
import { hashText } from './catalogue-journal';

type Row = Omit<
  ClaimConfirmation,
  'journalSequence' | 'revokedAt' | 'revokedBy' | 'revokeReason' | 'revokedSequence'
>;

/** What the journal keeps of a confirmation; the rows are of one act. */
export function confirmedData(rows: readonly Row[]): CatalogueJournalData {
  const { actId, decisionNumber, decisionDate, issuedBy, note } = rows[0]!;
  return {
    actId,
    decisionNumber,
    decisionDate,
    issuedBy,
    noteHash: hashText(actId, note),
    claims: rows
      .map(({ id, procedureKey, procedureVersion, field, fingerprint }) => ({
        id,
        procedureKey,
        procedureVersion,
        field,
        fingerprint,
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** What the journal keeps of a revocation. */
export function revokedData(rows: readonly Pick<Row, 'actId' | 'id'>[], reason: string) {
  const { actId } = rows[0]!;
  return {
    actId,
    reasonHash: hashText(actId, reason),
    claims: rows.map(({ id }) => id).toSorted(),
  };
}
