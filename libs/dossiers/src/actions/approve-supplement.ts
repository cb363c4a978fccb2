import { SupplementRequest } from '../entities';
import { proposedSupplement } from '../supplements';
import type { ActionContext, ActionHandler } from './action-context';
import { answerDue, supplementInJournal } from './request-supplement';

/** The request that waits, with the leader who decides on it. */
export async function proposalUnder({ tx, dossier, actor }: ActionContext): Promise<{
  readonly proposal: SupplementRequest;
  readonly leaderId: string;
}> {
  const proposal = await proposedSupplement(tx, dossier.id);
  if (!proposal || actor.kind !== 'staff') throw new Error('a leader decides on a proposal');
  return { proposal, leaderId: actor.staffId };
}

/** The leader agrees: from here on it is a request like the first one. */
export const approveSupplement: ActionHandler<'approve_supplement'> = async (context) => {
  const { tx, at, dossier } = context;
  const { proposal, leaderId } = await proposalUnder(context);
  const number = dossier.supplementCount + 1;
  const sent = { number, requestedAt: at, dueAt: await answerDue(context) };
  await tx.update(SupplementRequest, { id: proposal.id }, { ...sent, approvedByStaffId: leaderId });
  return {
    changes: { supplementCount: number },
    journal: { number, ...supplementInJournal(dossier.journalSalt, proposal) },
  };
};
