import { createHash, createHmac } from 'node:crypto';
import { canonicalJson, type Json } from '@portal/kernel';
import type { JournalData } from '../entities/journal-entry.entity';

/** What the chain of a dossier begins with. */
export const CHAIN_START = '0'.repeat(64);

/** The part of an entry that its hash covers. */
export interface HashedEntry {
  readonly dossierId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly data: JournalData;
  readonly previousHash: string;
}

/** SHA-256 (hex) over the canonical JSON of an entry, the previous hash included. */
export function hashEntry(entry: HashedEntry): string {
  const { dossierId, sequence, at, actorKind, actorId, action, data, previousHash } = entry;
  const covered = canonicalJson({
    action,
    actorId,
    actorKind,
    at: at.toISOString(),
    data: data as Json,
    dossierId,
    previousHash,
    sequence,
  });
  return createHash('sha256').update(covered).digest('hex');
}

/**
 * Keyed hash of a personal value: proves later that the value was this one, tells nothing without
 * the dossier's salt, and so leaves lawful erasure possible.
 */
export function hashPersonalValue(salt: string, value: Json): string {
  return createHmac('sha256', salt).update(canonicalJson(value)).digest('hex');
}
