import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/** Ids, codes, dates and salted hashes, as JSON. */
export type JournalData = Readonly<Record<string, unknown>>;

/**
 * One link of a dossier's history. Rows are only ever added: a database trigger refuses UPDATE,
 * DELETE and TRUNCATE, and each hash covers the one before it.
 */
@Entity('journal_entry')
@Index('journal_entry_sequence', ['dossierId', 'sequence'], { unique: true })
export class JournalEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_journal_entry_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  /** From 1, without gaps. */
  @Column({ type: 'int' })
  sequence: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'varchar', length: 16 })
  actorKind: 'applicant' | 'staff' | 'system';

  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'varchar', length: 40 })
  action: string;

  /** Ids, codes, dates and salted hashes; never personal values (decision 11). */
  @Column({ type: 'jsonb' })
  data: JournalData;

  @Column({ type: 'char', length: 64 })
  previousHash: string;

  @Column({ type: 'char', length: 64 })
  hash: string;
}
