import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Deadline } from './deadline.entity';

/** A stretch in which a clock stood still: who stopped it, why, from when to when. */
@Entity('deadline_pause')
@Index('ix_deadline_pause_deadline', ['deadlineId', 'fromAt'])
@Index('uq_deadline_pause_open', ['deadlineId'], { unique: true, where: 'to_at IS NULL' })
@Check('ck_deadline_pause_order', 'to_at >= from_at')
export class DeadlinePause {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_deadline_pause' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Deadline, { name: 'fk_deadline_pause_deadline', onDelete: 'CASCADE' })
  deadlineId: string;

  @Column({ type: 'timestamptz' })
  fromAt: Date;

  /** Null while the clock stands still. */
  @Column({ type: 'timestamptz', nullable: true })
  toAt: Date | null;

  /** The code `supplement`, or words as people read them; no personal data. */
  @Column({ type: 'text' })
  reason: string;

  /** Staff member; null when the program itself did it. */
  @Column({ type: 'uuid', nullable: true })
  by: string | null;
}
