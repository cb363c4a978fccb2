import type { NoticeOrder } from '@portal/notifications';
import type { EntityManager } from 'typeorm';
import { type Dossier, SupplementRequest } from '../entities';
import type { TransitionNotice } from '../lifecycle';
import type { ActionContext } from './action-context';
import type { StepChanges } from './apply-step';

/** Accounts that hear of a dossier: every member of the party that owns it. */
async function followers(tx: EntityManager, dossier: Dossier): Promise<string[]> {
  const rows: { account_id: string }[] = await tx.query(
    `SELECT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
     WHERE m.party_id = $1 AND a.email_confirmed_at IS NOT NULL ORDER BY m.account_id`,
    [dossier.ownerPartyId],
  );
  return rows.map((row) => row.account_id);
}

/** Staff who hold a role in a unit. */
async function holders(
  tx: EntityManager,
  { holderRole, holderUnitId }: Pick<Dossier, 'holderRole' | 'holderUnitId'>,
): Promise<string[]> {
  if (holderRole === null || holderUnitId === null) return [];
  const rows: { id: string }[] = await tx.query(
    `SELECT s.id FROM staff s JOIN staff_role r ON r.staff_id = s.id
     WHERE s.unit_id = $1 AND r.role = $2 AND s.active ORDER BY s.id`,
    [holderUnitId, holderRole],
  );
  return rows.map((row) => row.id);
}

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
