import type { EntityManager } from 'typeorm';
import { JournalEntry } from '../entities';
import { CHAIN_START, hashEntry } from './entry-hash';

/** Outcome of checking chains: how much was read and the first link that does not hold. */
export interface JournalVerdict {
  readonly entries: number;
  readonly dossiers: number;
  readonly broken: {
    readonly dossierId: string;
    readonly sequence: number;
    readonly reason: 'altered' | 'missing' | 'reordered';
  } | null;
}

interface ChainState {
  dossierId: string;
  sequence: number;
  hash: string;
}

function faultOf(
  entry: JournalEntry,
  chain: ChainState,
): 'altered' | 'missing' | 'reordered' | null {
  if (entry.sequence !== chain.sequence + 1) return 'missing';
  if (entry.previousHash !== chain.hash) return 'reordered';
  return hashEntry(entry) === entry.hash ? null : 'altered';
}

const BATCH = 2_000;

/**
 * Re-computes every chain in the order of dossier and sequence, in batches of constant memory.
 * Entries that were cut off the end of a chain are found by the length that the dossier keeps.
 * @param onProgress told the number of entries read so far
 */
export async function verifyJournal(
  manager: EntityManager,
  onProgress: (entries: number) => void = () => {},
): Promise<JournalVerdict> {
  let chain: ChainState = { dossierId: '', sequence: 0, hash: CHAIN_START };
  let entries = 0;
  let dossiers = 0;
  for (;;) {
    const batch = await manager
      .createQueryBuilder(JournalEntry, 'entry')
      .where('(entry.dossierId, entry.sequence) > (:dossierId::uuid, :sequence)', {
        dossierId: chain.dossierId || '00000000-0000-0000-0000-000000000000',
        sequence: chain.sequence,
      })
      .orderBy('entry.dossierId')
      .addOrderBy('entry.sequence')
      .limit(BATCH)
      .getMany();
    for (const entry of batch) {
      if (entry.dossierId !== chain.dossierId) {
        chain = { dossierId: entry.dossierId, sequence: 0, hash: CHAIN_START };
        dossiers += 1;
      }
      entries += 1;
      const reason = faultOf(entry, chain);
      if (reason) {
        const broken = { dossierId: entry.dossierId, sequence: entry.sequence, reason };
        return { entries, dossiers, broken };
      }
      chain = { dossierId: entry.dossierId, sequence: entry.sequence, hash: entry.hash };
    }
    onProgress(entries);
    if (batch.length < BATCH) return { entries, dossiers, broken: await findTruncated(manager) };
  }
}

/** A cut-off end leaves no broken link; it leaves a chain shorter than its dossier says. */
async function findTruncated(manager: EntityManager): Promise<JournalVerdict['broken']> {
  const rows: { id: string; last: number }[] = await manager.query(`
    SELECT d.id, coalesce(max(j.sequence), 0)::int AS last
    FROM dossier d LEFT JOIN journal_entry j ON j.dossier_id = d.id
    GROUP BY d.id, d.journal_length
    HAVING coalesce(max(j.sequence), 0) <> d.journal_length
    LIMIT 1`);
  const row = rows[0];
  return row ? { dossierId: row.id, sequence: row.last + 1, reason: 'missing' } : null;
}
