import { CodedError } from '@portal/kernel';
import { SupplementRequest } from '../entities';
import { approverOf, heldBy } from '../officers';
import type { ActionContext, ActionHandler } from './action-context';
import { holders } from '../notices/recipients';
import { supplementInJournal, writeSupplement } from './request-supplement';

/** A dossier that is put before nobody could only be withdrawn. */
async function assertApprover({ tx, dossier, procedure, organisation }: ActionContext) {
  const approver = approverOf(dossier, procedure);
  if ((await holders(tx, heldBy(approver))).length > 0) return;
  const unit = organisation.getUnit(approver.unit).name.vi;
  throw new CodedError('conflict', 'dossier.no_approver', { unit });
}

/**
 * Puts a further request before the leader whom the procedure names. Nothing reaches the applicant,
 * and no clock stands still: the time is the office's.
 * @throws CodedError `dossier.no_approver` when nobody of that unit could approve it
 */
export const proposeSupplement: ActionHandler<'propose_supplement'> = async (context, command) => {
  const { tx, dossier } = context;
  await assertApprover(context);
  const written = writeSupplement(context, command);
  await tx.insert(SupplementRequest, written);
  return { journal: supplementInJournal(dossier.journalSalt, written) };
};
