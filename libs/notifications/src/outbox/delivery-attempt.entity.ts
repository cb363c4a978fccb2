import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** accepted: the mail server took it; deferred: will be tried again; refused: final. */
export type DeliveryResult = 'accepted' | 'deferred' | 'refused';

/** One try to hand a notice to the mail server: the proof of delivery. */
@Entity('delivery_attempt')
@Index('delivery_attempt_of_notice', ['noticeId', 'at'])
export class DeliveryAttempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delivery_attempt_pk' })
  id: string;

  @Column({ type: 'uuid' })
  noticeId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  result: DeliveryResult;

  /** Reply code of RFC 5321, such as 250, 451 or 550; null when no reply came. */
  @Column({ type: 'int', nullable: true })
  smtpCode: number | null;

  /** The server's words or the fault, at most 500 characters. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
