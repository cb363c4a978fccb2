import {
  type LoadedNotice,
  type NoticeKind,
  type NoticeRenderer,
  type NoticeRequest,
} from '@portal/notifications';
import type { DataSource, EntityManager } from 'typeorm';
import { type ActionRequest, type ActionServices, performAction } from '../actions/perform-action';
import { STATUS_FACTS, type Turn } from '../lifecycle';
import type { DossierNoticeSource } from '../notices/dossier-notice-source';
import { describeSituation } from '../reading/situation';

/** A mail that would go. */
export interface NoticePreview {
  readonly kind: NoticeKind;
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
}

/** What an action would bring, before it is taken. */
export interface ActionPreview {
  readonly statusLabel: string;
  readonly turn: Turn;
  readonly turnLabel: string;
  readonly stepTitle: string | null;
  readonly dueAt: Date | null;
  readonly targetAt: Date | null;
  readonly stepDueAt: Date | null;
  readonly supplementDueAt: Date | null;
  readonly notices: readonly NoticePreview[];
}

/** What a preview stands on. */
export interface PreviewServices {
  readonly dataSource: DataSource;
  readonly services: ActionServices;
  readonly noticeSource: DossierNoticeSource;
  readonly renderer: NoticeRenderer;
}

/** The outbox rows that the action wrote, as they would be loaded at sending. */
async function owedNotices(
  { noticeSource, renderer }: PreviewServices,
  tx: EntityManager,
  known: ReadonlySet<string>,
  request: ActionRequest,
): Promise<NoticePreview[]> {
  const rows: (OutboxRow & { id: string })[] = await tx.query(
    `SELECT id, kind, dossier_id, recipient_kind, recipient_id, payload, created_at
     FROM outbox WHERE dossier_id = $1 ORDER BY id`,
    [request.dossierId],
  );
  const previews: NoticePreview[] = [];
  for (const row of rows.filter(({ id }) => !known.has(id))) {
    const loaded: LoadedNotice | null = await noticeSource.loadFrom(tx, toRequest(row));
    if (!loaded) continue;
    const { subject, text } = renderer.render(row.kind, loaded.data);
    const { address, name } = loaded.to;
    previews.push({ kind: row.kind, to: address, toName: name, subject, text });
  }
  return previews;
}

interface OutboxRow {
  readonly kind: NoticeKind;
  readonly dossier_id: string;
  readonly recipient_kind: 'account' | 'staff';
  readonly recipient_id: string;
  readonly payload: object;
  readonly created_at: Date;
}

const toRequest = (row: OutboxRow): NoticeRequest =>
  ({
    kind: row.kind,
    dossierId: row.dossier_id,
    recipient: { kind: row.recipient_kind, id: row.recipient_id },
    payload: row.payload,
    token: null,
    createdAt: row.created_at,
  }) as NoticeRequest;

/**
 * Takes the action in a transaction that is then rolled back, so that what is shown is what the
 * action itself would do, by the same code. Refuses what the action would refuse.
 */
export async function previewAction(
  preview: PreviewServices,
  request: ActionRequest,
): Promise<ActionPreview> {
  const runner = preview.dataSource.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    const tx = runner.manager;
    const before: { id: string }[] = await tx.query('SELECT id FROM outbox WHERE dossier_id = $1', [
      request.dossierId,
    ]);
    const after = await performAction(preview.services, tx, request);
    const { catalogue, organisation } = preview.services;
    const procedure = catalogue.of(after);
    const known = new Set(before.map(({ id }) => id));
    return {
      statusLabel: STATUS_FACTS[after.status].label,
      turn: after.turn,
      turnLabel: describeSituation(after, procedure, organisation).turn,
      stepTitle: procedure.steps.find((step) => step.id === after.stepId)?.title.vi ?? null,
      dueAt: after.dueAt,
      targetAt: after.targetAt,
      stepDueAt: after.stepDueAt,
      supplementDueAt: after.supplementDueAt,
      notices: await owedNotices(preview, tx, known, request),
    };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
