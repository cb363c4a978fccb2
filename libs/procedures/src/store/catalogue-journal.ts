import { createHash, createHmac } from 'node:crypto';
import { canonicalJson, type Json } from '@portal/kernel';
import type { EntityManager } from 'typeorm';
import {
  type CatalogueAction,
  type CatalogueJournalData,
  CatalogueJournalEntry,
} from './catalogue-journal-entry.entity';

/** What the chain begins with. */
export const CHAIN_START = '0'.repeat(64);

type HashedEntry = Omit<CatalogueJournalEntry, 'hash'>;

/** SHA-256 (hex) over the canonical JSON of an entry, the previous hash included. */
export function hashCatalogueEntry(entry: HashedEntry): string {
  const { sequence, at, actorId, action, data, previousHash } = entry;
  const covered = canonicalJson({
    action,
    actorId,
    at: at.toISOString(),
    data: data as Json,
    previousHash,
    sequence,
  });
  return createHash('sha256').update(covered).digest('hex');
}

/** Keyed hash of free text: proves it later, tells nothing of it; null for no text. */
export function hashText(actId: string, text: string | null): string | null {
  return text === null ? null : createHmac('sha256', actId).update(text).digest('hex');
}

/** An entry that is yet to be chained. */
export interface NewCatalogueEntry {
  readonly at: Date;
  readonly actorId: string;
  readonly action: CatalogueAction;
  readonly data: CatalogueJournalData;
}

/**
 * Lets one transaction after the other change the catalogue's confirmations, so that no two entries
 * take the same place in the chain; reading goes on meanwhile.
 */
export async function lockCatalogueJournal(tx: EntityManager): Promise<void> {
  await tx.query('LOCK TABLE catalogue_journal_entry IN SHARE ROW EXCLUSIVE MODE');
}

/**
 * Adds an entry to the end of the chain; the caller holds the lock.
 * @returns its place, from 1
 */
export async function appendCatalogueEntry(
  tx: EntityManager,
  { at, actorId, action, data }: NewCatalogueEntry,
): Promise<number> {
  const [last] = await tx.find(CatalogueJournalEntry, { order: { sequence: 'DESC' }, take: 1 });
  const sequence = (last?.sequence ?? 0) + 1;
  const previousHash = last?.hash ?? CHAIN_START;
  const entry = { sequence, at, actorId, action, data, previousHash };
  await tx.insert(CatalogueJournalEntry, {
    ...entry,
    data: data as object,
    hash: hashCatalogueEntry(entry),
  });
  return sequence;
}
