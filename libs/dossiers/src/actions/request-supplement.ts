import { newId } from '@portal/kernel';
import { SupplementRequest } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionContext, ActionHandler } from './action-context';
import { readSupplementText, type SupplementText } from './supplement-text';

/** What the columns of a request hold when it is written. */
export type WrittenSupplement = Pick<
  SupplementRequest,
  'id' | 'dossierId' | 'reason' | 'items' | 'requestedByStaffId' | 'proposedAt'
>;

/** The request as a member of staff has just written it. */
export function writeSupplement(context: ActionContext, typed: SupplementText): WrittenSupplement {
  const { at, actor, dossier, procedure } = context;
  if (actor.kind !== 'staff') throw new Error('a supplement is asked by staff');
  const { reason, items } = readSupplementText(typed, procedure);
  const written = { dossierId: dossier.id, requestedByStaffId: actor.staffId, proposedAt: at };
  return { ...written, id: newId(at), reason, items };
}

/** By when the clock that the action has started wants the answer. */
export async function answerDue({ tx, deadlines, dossier }: ActionContext): Promise<Date> {
  const clock = await deadlines.current(tx, dossier.id, 'supplement');
  if (!clock) throw new Error('a supplement is asked on a clock');
  return clock.dueAt;
}

/** What the journal keeps of a request; no word of it. */
export const supplementInJournal = (salt: string, request: WrittenSupplement) => ({
  supplementId: request.id,
  components: request.items.map((item) => item.componentId),
  reasonHash: hashPersonalValue(salt, request.reason),
});

/** Says what is missing and by when; the dossier waits for its applicant. */
export const requestSupplement: ActionHandler<'request_supplement'> = async (context, command) => {
  const { tx, at, dossier } = context;
  const written = writeSupplement(context, command);
  const number = dossier.supplementCount + 1;
  const dueAt = await answerDue(context);
  await tx.insert(SupplementRequest, { ...written, number, requestedAt: at, dueAt });
  return {
    changes: { supplementCount: number },
    journal: { number, ...supplementInJournal(dossier.journalSalt, written) },
  };
};
