import type { NoticeOrder } from '@portal/notifications';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../entities';
import type { TransitionNotice } from '../lifecycle';
import { lawMovesOf } from '../law/law-moves';
import { latestProposal, latestSentSupplement, proposedSupplement } from '../supplements';
import type { ActionContext } from './action-context';
import { followers, holders } from '../notices/recipients';
import type { StepChanges } from './apply-step';

const OF_SENT_SUPPLEMENT: ReadonlySet<TransitionNotice> = new Set([
  'dossier.supplement_requested',
  'dossier.supplement_answered',
  'dossier.closed_unanswered',
  'staff.supplement_answered',
]);

async function payloadOf(
  tx: EntityManager,
  kind: TransitionNotice,
  { dossier, step }: { dossier: Dossier; step: StepChanges },
): Promise<Record<string, string>> {
  if (OF_SENT_SUPPLEMENT.has(kind)) {
    return { supplementId: (await latestSentSupplement(tx, dossier.id))!.id };
  }
  switch (kind) {
    case 'staff.supplement_approval':
      return { supplementId: (await proposedSupplement(tx, dossier.id))!.id };
    case 'staff.supplement_declined':
      return { supplementId: (await latestProposal(tx, dossier.id))!.id };
    case 'dossier.law_moved':
      return { moveId: (await lawMovesOf(tx, dossier.id)).at(-1)!.id };
    case 'dossier.advanced':
    case 'staff.turn':
      return { stepId: step.stepId ?? '' };
    default:
      return {};
  }
}

async function recipientsOf(
  tx: EntityManager,
  kind: TransitionNotice,
  { dossier, step }: { dossier: Dossier; step: StepChanges },
): Promise<string[]> {
  if (!kind.startsWith('staff.')) return followers(tx, dossier);
  if (kind === 'staff.supplement_declined') {
    return [(await latestProposal(tx, dossier.id))!.requestedByStaffId];
  }
  return holders(tx, step.holderRole === null ? dossier : step);
}

/** Nobody is told that it is their turn when it has been. */
const sameHolder = (dossier: Dossier, step: StepChanges): boolean =>
  dossier.holderRole === step.holderRole && dossier.holderUnitId === step.holderUnitId;

/**
 * Every notice that a transition owes. Staff notices go to whoever's turn it has become, or, when it
 * is nobody's any more, to whoever's it was; that of a declined proposal to who made it.
 */
export async function owedNotices(
  { tx, at, actor, dossier, transition }: ActionContext,
  step: StepChanges,
): Promise<NoticeOrder[]> {
  const actingStaffId = actor.kind === 'staff' ? actor.staffId : null;
  const orders: NoticeOrder[] = [];
  for (const kind of transition.notices) {
    const toStaff = kind.startsWith('staff.');
    const recipients = await recipientsOf(tx, kind, { dossier, step });
    if (transition.movesLaw && toStaff && sameHolder(dossier, step)) continue;
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
