import type { NoticeOrder } from '@portal/notifications';
import type { EntityManager } from 'typeorm';
import { type Dossier, SupplementRequest } from '../entities';
import type { TransitionNotice } from '../lifecycle';
import type { ActionContext } from './action-context';
import { followers, holders } from '../notices/recipients';
import type { StepChanges } from './apply-step';

async function latestSupplementId(tx: EntityManager, dossier: Dossier): Promise<string | null> {
  const request = await tx.findOne(SupplementRequest, {
    where: { dossierId: dossier.id },
    order: { number: 'DESC' },
    select: { id: true },
  });
  return request?.id ?? null;
}

async function payloadOf(
  tx: EntityManager,
  kind: TransitionNotice,
  { dossier, step }: { dossier: Dossier; step: StepChanges },
): Promise<Record<string, string>> {
  switch (kind) {
    case 'dossier.supplement_requested':
    case 'dossier.supplement_answered':
    case 'dossier.closed_unanswered':
    case 'staff.supplement_answered':
      return { supplementId: (await latestSupplementId(tx, dossier))! };
    case 'dossier.advanced':
    case 'staff.turn':
      return { stepId: step.stepId ?? '' };
    default:
      return {};
  }
}

/**
 * Every notice that a transition owes. Staff notices go to whoever's turn it has become, or, when it
 * is nobody's any more, to whoever's it was.
 */
export async function owedNotices(
  { tx, at, actor, dossier, transition }: ActionContext,
  step: StepChanges,
): Promise<NoticeOrder[]> {
  const actingStaffId = actor.kind === 'staff' ? actor.staffId : null;
  const orders: NoticeOrder[] = [];
  for (const kind of transition.notices) {
    const toStaff = kind.startsWith('staff.');
    const recipients = toStaff
      ? await holders(tx, step.holderRole === null ? dossier : step)
      : await followers(tx, dossier);
    const payload = await payloadOf(tx, kind, { dossier, step });
    // Who acted need not be told of it.
    const told = recipients.filter((recipient) => recipient !== actingStaffId);
    orders.push(
      ...told.map((id) => {
        const recipient = { kind: toStaff ? 'staff' : 'account', id };
        return { kind, dossierId: dossier.id, recipient, payload, at } as NoticeOrder;
      }),
    );
  }
  return orders;
}
