import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeKind, Recipient } from '../kinds/notice-payloads';

/** queued → sending → sent, back to queued when it is to be tried again, or failed for good. */
export type NoticeState = 'queued' | 'sending' | 'sent' | 'failed';

/** What a person receives, and how far it has come: written with the outbox row, under its id. */
@Entity('notice')
@Index('notice_of_dossier', ['dossierId', 'createdAt'])
@Index('notice_of_recipient', ['recipientKind', 'recipientId', 'createdAt'])
@Index('notice_unfinished', ['touchedAt'], { where: "state IN ('queued', 'sending')" })
export class Notice {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: NoticeKind;

  @Column({ type: 'uuid', nullable: true })
  dossierId: string | null;

  @Column({ type: 'text' })
  recipientKind: Recipient['kind'];

  @Column({ type: 'uuid' })
  recipientId: string;

  /** Known once it was rendered; a repeat goes to the same address with the same words. */
  @Column({ type: 'text', nullable: true })
  toAddress: string | null;

  @Column({ type: 'text', nullable: true })
  subject: string | null;

  /** As sent, but a token is masked. */
  @Column({ type: 'text', nullable: true })
  text: string | null;

  /** As sent, but a token is masked. */
  @Column({ type: 'text', nullable: true })
  html: string | null;

  /** Constant over all tries, so that a duplicate is recognisable. */
  @Column({ type: 'text', nullable: true })
  messageId: string | null;

  @Column({ type: 'text', default: 'queued' })
  state: NoticeState;

  /** Tries that were begun. */
  @Column({ type: 'int', default: 0 })
  attempts: number;

  /** In words for the operator, without personal data. */
  @Column({ type: 'text', nullable: true })
  lastError: string | null;

  /** Process that sends it: the number of the advisory lock that the process holds while it lives. */
  @Column({ type: 'int', nullable: true })
  claimedBy: number | null;

  /** Last change or last look of the recovery sweep. */
  @Column({ type: 'timestamptz' })
  touchedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
