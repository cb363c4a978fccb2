import type { EntityManager } from 'typeorm';
import { JournalEntry } from '../entities';
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
  /** Place in the chain, from 1: one more than the length that the dossier keeps. */
  readonly sequence: number;
  readonly at: Date;
  readonly actor: JournalActor;
  readonly action: string;
  /** Ids, codes, dates, salted hashes; never personal values. */
  readonly data: JournalData;
}

/** A chain that was cut short goes on with a gap, which verifying finds. */
async function previousHash(
  tx: EntityManager,
  { dossierId, sequence }: NewJournalEntry,
): Promise<string> {
  if (sequence === 1) return CHAIN_START;
  const previous = await tx.findOne(JournalEntry, {
    where: { dossierId, sequence: sequence - 1 },
    select: { hash: true },
  });
  return previous?.hash ?? CHAIN_START;
}

/**
 * Adds an entry to the dossier's chain. The caller holds the dossier's row lock, so that no two
 * entries take the same place, and keeps the new length there; the unique index on the sequence is
 * the net below.
 */
export async function appendJournalEntry(tx: EntityManager, added: NewJournalEntry): Promise<void> {
  const { dossierId, sequence, at, actor, action, data } = added;
  const entry = {
    dossierId,
    sequence,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    action,
    data,
    previousHash: await previousHash(tx, added),
  };
  await tx.insert(JournalEntry, { ...entry, data: data as object, hash: hashEntry(entry) });
}
