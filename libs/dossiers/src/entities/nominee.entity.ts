import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';
import { Decision } from './decision.entity';

/** How it ended for one nominee. */
export type NomineeOutcome = 'pending' | 'approved' | 'rejected';

/** Who is to be honoured; fixed when the dossier is sent. */
@Entity('nominee')
@Index('nominee_dossier', ['dossierId', 'position'], { unique: true })
@Index('nominee_name', ['nameFolded'])
export class Nominee {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_nominee_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  /** Row of the table, from 1. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'varchar', length: 40 })
  kind: string;

  @Column({ type: 'varchar', length: 300 })
  name: string;

  @Column({ type: 'varchar', length: 300 })
  nameFolded: string;

  /** Checked values by field id, as the procedure version defines them. */
  @Column({ type: 'jsonb' })
  fields: Readonly<Record<string, unknown>>;

  @Column({ type: 'varchar', length: 16, default: 'pending' })
  outcome: NomineeOutcome;

  @Column({ type: 'text', nullable: true })
  outcomeReason: string | null;

  @ForeignKey(() => Decision, { name: 'fk_nominee_decision' })
  @Column({ type: 'uuid', nullable: true })
  decisionId: string | null;
}
