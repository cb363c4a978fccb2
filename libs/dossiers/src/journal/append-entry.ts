import type { EntityManager } from 'typeorm';
import { Dossier, JournalEntry } from '../entities';
import type { JournalData } from '../entities/journal-entry.entity';
import { CHAIN_START, hashEntry } from './entry-hash';

/** Who did it, as the journal keeps it. */
export interface JournalActor {
  readonly kind: 'applicant' | 'staff' | 'system';
  readonly id: string | null;
}

/** An entry that is yet to be chained. */
export interface NewJournalEntry {
  readonly dossierId: string;
  readonly at: Date;
  readonly actor: JournalActor;
  readonly action: string;
  /** Ids, codes, dates, salted hashes; never personal values. */
  readonly data: JournalData;
}

/**
 * Adds an entry to the dossier's chain. The caller holds the dossier's row lock, so that no two
 * entries take the same place; the unique index on the sequence is the net below.
 */
export async function appendJournalEntry(
  tx: EntityManager,
  { dossierId, at, actor, action, data }: NewJournalEntry,
): Promise<void> {
  const last = await tx.findOne(JournalEntry, {
    where: { dossierId },
    order: { sequence: 'DESC' },
    select: { sequence: true, hash: true },
  });
  const entry = {
    dossierId,
    sequence: (last?.sequence ?? 0) + 1,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    action,
    data,
    previousHash: last?.hash ?? CHAIN_START,
  };
  await tx.insert(JournalEntry, { ...entry, data: data as object, hash: hashEntry(entry) });
  await tx.update(Dossier, { id: dossierId }, { journalLength: entry.sequence });
}
