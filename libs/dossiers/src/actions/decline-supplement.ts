import { SupplementRequest } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { proposalUnder } from './approve-supplement';
import { getReason } from './read-text';

/** The leader wants no further request, and tells who proposed it why. It stays in the record. */
export const declineSupplement: ActionHandler<'decline_supplement'> = async (context, command) => {
  const { tx, at, dossier } = context;
  const { proposal, leaderId } = await proposalUnder(context);
  const declineReason = getReason(command.reason);
  const declined = { declinedAt: at, declinedByStaffId: leaderId, declineReason };
  await tx.update(SupplementRequest, { id: proposal.id }, declined);
  return {
    journal: {
      supplementId: proposal.id,
      reasonHash: hashPersonalValue(dossier.journalSalt, declineReason),
    },
  };
};
