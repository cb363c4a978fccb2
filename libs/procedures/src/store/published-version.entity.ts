import type { PlainDate } from '@portal/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Witness of a version that has taken effect: what its file said then. The files choose what counts;
 * this tells whether they still say it.
 */
@Entity('procedure_version')
export class PublishedVersion {
  @PrimaryColumn({
    type: 'varchar',
    length: 80,
    primaryKeyConstraintName: 'pk_procedure_version',
  })
  key: string;

  @PrimaryColumn({
    type: 'varchar',
    length: 40,
    primaryKeyConstraintName: 'pk_procedure_version',
  })
  version: string;

  /** SHA-256 over the canonical JSON of `source`. */
  @Column({ type: 'char', length: 64 })
  hash: string;

  /** The resolved content of its file, so that what changed can be told and restored. */
  @Column({ type: 'jsonb' })
  source: object;

  @Column({ type: 'date' })
  validFrom: PlainDate;

  /** When a process of this installation first saw it in effect. */
  @Column({ type: 'timestamptz' })
  firstSeenAt: Date;
}
