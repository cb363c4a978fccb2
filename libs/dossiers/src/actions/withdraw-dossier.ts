import { normaliseText } from '@portal/kernel';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { assertLength } from './read-text';

/** The applicant takes the dossier back before a decision exists (TT 03/2025 Điều 7); no reason is owed. */
export const withdrawDossier: ActionHandler<'withdraw'> = ({ at, dossier }, command) => {
  const reason = normaliseText(command.reason);
  assertLength('reason', reason);
  return Promise.resolve({
    changes: { finishedAt: at, closingReason: reason === '' ? null : reason },
    journal: { reasonHash: hashPersonalValue(dossier.journalSalt, reason) },
  });
};
