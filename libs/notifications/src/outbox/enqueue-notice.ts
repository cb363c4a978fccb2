import { newId } from '@portal/kernel';
import { EntityManager } from 'typeorm';
import type {
  NoticeKind,
  NoticePayloads,
  Recipient,
  SecretNoticeKind,
} from '../kinds/notice-payloads';
import { noticeKinds } from '../kinds/notice-kinds';
import { OUTBOX_CHANNEL } from './outbox-channel';

/** One notice that is owed. */
export type NoticeOrder<Kind extends NoticeKind = NoticeKind> = Kind extends NoticeKind
  ? {
      readonly kind: Kind;
      /** Null for notices about the account itself. */
      readonly dossierId: string | null;
      readonly recipient: Recipient;
      readonly payload: NoticePayloads[Kind];
      /** The instant of the change that it tells of. */
      readonly at: Date;
      /** Hold it until then; unset: at once. */
      readonly releaseAt?: Date;
    } & (Kind extends SecretNoticeKind ? { readonly secret: { readonly token: string } } : unknown)
  : never;

// One round trip for both rows and the wake-up; NOTIFY is delivered when the transaction commits.
const INSERT = `
  WITH owed AS (
    INSERT INTO outbox (id, kind, dossier_id, recipient_kind, recipient_id, payload, secret,
                        created_at, release_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ), told AS (
    INSERT INTO notice (id, kind, dossier_id, recipient_kind, recipient_id, created_at, touched_at)
    VALUES ($1, $2, $3, $4, $5, $8, $9)
  )
  SELECT pg_notify('${OUTBOX_CHANNEL}', '')`;

/**
 * Records a notice in the transaction of the change that it tells of: both commit or neither. It is
 * sent later by the worker, which this wakes.
 * @returns the id of the outbox row, of the notice and of its job
 * @throws Error when the recipient's kind does not fit the notice: a fault of the program
 */
export async function enqueueNotice(tx: EntityManager, order: NoticeOrder): Promise<string> {
  const { kind, recipient, at } = order;
  if (noticeKinds[kind].recipient.kind !== recipient.kind) {
    throw new Error(`${kind} does not go to ${recipient.kind}`);
  }
  const id = newId(at);
  const secret = 'secret' in order ? JSON.stringify(order.secret) : null;
  await tx.query(INSERT, [
    ...[id, kind, order.dossierId, recipient.kind, recipient.id, JSON.stringify(order.payload)],
    ...[secret, at, order.releaseAt ?? at],
  ]);
  return id;
}
