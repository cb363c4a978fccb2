import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/** The signed outcome. One decision number may stand in several dossiers. */
@Entity('decision')
@Index('decision_dossier', ['dossierId'], { unique: true })
@Index('decision_number', ['number', 'signedOn'])
export class Decision {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_decision_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'varchar', length: 60 })
  number: string;

  @Column({ type: 'date' })
  signedOn: string;

  @Column({ type: 'uuid' })
  decidedByStaffId: string;

  @Column({ type: 'timestamptz' })
  decidedAt: Date;
}
