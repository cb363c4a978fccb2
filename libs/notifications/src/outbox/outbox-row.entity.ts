import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeKind, Recipient } from '../kinds/notice-payloads';

/** A notice that is owed, written in the transaction of what it tells of; work list of the relay. */
@Entity('outbox')
@Index('outbox_to_relay', ['releaseAt'], { where: 'relayed_at IS NULL' })
export class OutboxRow {
  /** UUID of version 7; also the id of the notice and of its job. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: NoticeKind;

  @Column({ type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'text' })
  recipientKind: Recipient['kind'];

  @Column({ type: 'uuid' })
  recipientId: string;

  /** Identifiers only. */
  @Column({ type: 'jsonb' })
  payload: Record<string, string>;

  /**
   * What must not be kept: the token of a link. Never reaches the queue, the log or the stored text
   * of the notice; cleared in the transaction that records the notice as sent or failed.
   */
  @Column({ type: 'jsonb', nullable: true })
  secret: { token: string } | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  /** The notice is held until this instant. */
  @Column({ type: 'timestamptz' })
  releaseAt: Date;

  /** When a job for it was known to be in the queue. */
  @Column({ type: 'timestamptz', nullable: true })
  relayedAt: Date | null;
}
