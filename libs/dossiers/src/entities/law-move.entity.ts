import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/**
 * A dossier that passed under another version of its procedure: a draft with its applicant's consent
 * because its own law ended, a dossier on its way by a leader because a later law allows it.
 */
@Entity('law_move')
@Index('law_move_dossier', ['dossierId', 'movedAt'])
@Check('law_move_by', `moved_by_kind IN ('applicant', 'staff')`)
@Check('law_move_reason', `(moved_by_kind = 'staff') = (reason IS NOT NULL)`)
export class LawMove {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_law_move' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_law_move_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'varchar', length: 40 })
  fromVersion: string;

  /** SHA-256 of the version's content. */
  @Column({ type: 'char', length: 64 })
  fromHash: string;

  @Column({ type: 'varchar', length: 40 })
  toVersion: string;

  @Column({ type: 'char', length: 64 })
  toHash: string;

  @Column({ type: 'timestamptz' })
  movedAt: Date;

  @Column({ type: 'varchar', length: 16 })
  movedByKind: 'applicant' | 'staff';

  @Column({ type: 'uuid' })
  movedById: string;

  /** Why the later law is more favourable, in the leader's words; null for a draft. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** The date that was promised before; null where nothing was. */
  @Column({ type: 'timestamptz', nullable: true })
  dueBefore: Date | null;
}
