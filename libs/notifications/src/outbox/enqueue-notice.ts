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

// One round trip for all rows and the wake-up; NOTIFY is delivered when the transaction commits.
const INSERT = `
  WITH orders AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS o (
      id uuid, kind text, dossier_id uuid, recipient_kind text, recipient_id uuid, payload jsonb,
      secret jsonb, created_at timestamptz, release_at timestamptz)
  ), owed AS (
    INSERT INTO outbox (id, kind, dossier_id, recipient_kind, recipient_id, payload, secret,
                        created_at, release_at)
    SELECT id, kind, dossier_id, recipient_kind, recipient_id, payload, secret, created_at,
           release_at
    FROM orders
  ), told AS (
    INSERT INTO notice (id, kind, dossier_id, recipient_kind, recipient_id, created_at, touched_at)
    SELECT id, kind, dossier_id, recipient_kind, recipient_id, created_at, release_at FROM orders
  )
  SELECT pg_notify('${OUTBOX_CHANNEL}', '')`;

function toRow(order: NoticeOrder) {
  const { kind, recipient, at } = order;
  if (noticeKinds[kind].recipient.kind !== recipient.kind) {
    throw new Error(`${kind} does not go to ${recipient.kind}`);
  }
  return {
    id: newId(at),
    kind,
    dossier_id: order.dossierId,
    recipient_kind: recipient.kind,
    recipient_id: recipient.id,
    payload: order.payload,
    secret: 'secret' in order ? order.secret : null,
    created_at: at,
    release_at: order.releaseAt ?? at,
  };
}

/**
 * Records notices in the transaction of the change that they tell of: both commit or neither. They
 * are sent later by the worker, which this wakes.
 * @returns the ids of the outbox rows, in the order of the orders; of the notices and their jobs too
 * @throws Error when the recipient's kind does not fit a notice: a fault of the program
 */
export async function enqueueNotices(
  tx: EntityManager,
  orders: readonly NoticeOrder[],
): Promise<string[]> {
  if (orders.length === 0) return [];
  const rows = orders.map(toRow);
  await tx.query(INSERT, [JSON.stringify(rows)]);
  return rows.map(({ id }) => id);
}

/** One notice; see `enqueueNotices`. */
export async function enqueueNotice(tx: EntityManager, order: NoticeOrder): Promise<string> {
  const [id] = await enqueueNotices(tx, [order]);
  return id!;
}
