import { CodedError } from '@portal/kernel';
import type { ActionHandler } from './action-context';

/** The time for a supplement has passed (15 working days): the dossier is closed. */
export const closeUnanswered: ActionHandler<'close_unanswered'> = ({ at, dossier }) => {
  if (dossier.supplementDueAt === null || at <= dossier.supplementDueAt) {
    throw new CodedError('conflict', 'dossier.supplement_still_open');
  }
  return Promise.resolve({ changes: { finishedAt: at } });
};
