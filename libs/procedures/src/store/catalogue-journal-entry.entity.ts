import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Ids, codes, dates and hashes, as JSON. */
export type CatalogueJournalData = Readonly<Record<string, unknown>>;

/** What an administrator may do to the catalogue. */
export type CatalogueAction = 'confirm_claim' | 'revoke_confirmation';

/**
 * One link of the history of the catalogue: one chain for all of it. Rows are only ever added: a
 * database trigger refuses UPDATE, DELETE and TRUNCATE, and each hash covers the one before it.
 */
@Entity('catalogue_journal_entry')
export class CatalogueJournalEntry {
  /** From 1, without gaps. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'pk_catalogue_journal_entry' })
  sequence: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Member of staff. */
  @Column({ type: 'uuid' })
  actorId: string;

  @Column({ type: 'varchar', length: 40 })
  action: CatalogueAction;

  /** Ids, codes, dates and keyed hashes of free text; never personal values (decision 11). */
  @Column({ type: 'jsonb' })
  data: CatalogueJournalData;

  @Column({ type: 'char', length: 64 })
  previousHash: string;

  @Column({ type: 'char', length: 64 })
  hash: string;
}
