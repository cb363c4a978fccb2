import { canonicalJson, type Json } from '@portal/kernel';
import type { EntityManager } from 'typeorm';
import { groupBy } from '../core/group-by';
import { CHAIN_START, hashCatalogueEntry } from './catalogue-journal';
import { CatalogueJournalEntry } from './catalogue-journal-entry.entity';
import { ClaimConfirmation } from './claim-confirmation.entity';
import { confirmedData, revokedData } from './confirmation-acts';

/** Why the history of the catalogue does not hold. */
export type CatalogueJournalFault = 'altered' | 'missing' | 'reordered' | 'contradicted';

/** Outcome of checking the chain: how much was read, and the first link that does not hold. */
export interface CatalogueJournalVerdict {
  readonly entries: number;
  readonly broken: { readonly sequence: number; readonly reason: CatalogueJournalFault } | null;
}

type Entries = ReadonlyMap<number, CatalogueJournalEntry>;

function faultOf(
  entry: CatalogueJournalEntry,
  previous: CatalogueJournalEntry | undefined,
): CatalogueJournalFault | null {
  if (entry.sequence !== (previous?.sequence ?? 0) + 1) return 'missing';
  if (entry.previousHash !== (previous?.hash ?? CHAIN_START)) return 'reordered';
  return hashCatalogueEntry(entry) === entry.hash ? null : 'altered';
}

const same = (a: unknown, b: unknown): boolean =>
  canonicalJson(a as Json) === canonicalJson(b as Json);

/** What an entry would have to say for the rows that name it. */
interface Told {
  readonly sequence: number;
  readonly actorId: string | null;
  readonly at: Date | null;
  readonly data: unknown;
}

function toldBy(rows: readonly ClaimConfirmation[]): Told[] {
  const confirmed = groupBy(rows, ({ journalSequence }) => journalSequence);
  const revoked = groupBy(
    rows.filter(({ revokedSequence }) => revokedSequence !== null),
    ({ revokedSequence }) => revokedSequence!,
  );
  return [
    ...[...confirmed].map(([sequence, all]) => ({
      sequence,
      actorId: all[0]!.confirmedBy,
      at: all[0]!.confirmedAt,
      data: confirmedData(all),
    })),
    ...[...revoked].map(([sequence, all]) => ({
      sequence,
      actorId: all[0]!.revokedBy,
      at: all[0]!.revokedAt,
      data: revokedData(all, all[0]!.revokeReason ?? ''),
    })),
  ].toSorted((a, b) => a.sequence - b.sequence);
}

/** Rows that say something else than their entry, entries without rows, and a cut-off end. */
function contradiction(
  entries: Entries,
  rows: readonly ClaimConfirmation[],
): CatalogueJournalVerdict['broken'] {
  const told = toldBy(rows);
  for (const { sequence, actorId, at, data } of told) {
    const entry = entries.get(sequence);
    if (!entry) return { sequence, reason: 'missing' };
    const holds =
      entry.actorId === actorId && entry.at.getTime() === at?.getTime() && same(entry.data, data);
    if (!holds) return { sequence, reason: 'contradicted' };
  }
  const known = new Set(told.map(({ sequence }) => sequence));
  const lonely = [...entries.keys()].find((sequence) => !known.has(sequence));
  return lonely === undefined ? null : { sequence: lonely, reason: 'contradicted' };
}

/**
 * Re-computes the chain of the catalogue from its first entry, and holds every confirmation against
 * the entry that tells of it. It is short (one entry per decision), so it is read at once.
 */
export async function verifyCatalogueJournal(
  manager: EntityManager,
): Promise<CatalogueJournalVerdict> {
  const entries = await manager.find(CatalogueJournalEntry, { order: { sequence: 'ASC' } });
  for (const [index, entry] of entries.entries()) {
    const reason = faultOf(entry, entries[index - 1]);
    if (reason) return { entries: index + 1, broken: { sequence: entry.sequence, reason } };
  }
  const rows = await manager.find(ClaimConfirmation);
  const bySequence = new Map(entries.map((entry) => [entry.sequence, entry]));
  return { entries: entries.length, broken: contradiction(bySequence, rows) };
}
