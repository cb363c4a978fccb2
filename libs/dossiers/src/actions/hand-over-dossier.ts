import { normaliseText } from '@portal/kernel';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { assertLength } from './read-text';

/** The applicant has the result. Empty receiver: handed over online. */
export const handOverDossier: ActionHandler<'hand_over'> = ({ at, dossier }, command) => {
  const receivedBy = normaliseText(command.receivedBy);
  assertLength('receivedBy', receivedBy);
  return Promise.resolve({
    changes: { finishedAt: at, receivedBy: receivedBy === '' ? null : receivedBy },
    journal: {
      online: receivedBy === '',
      receiverHash: hashPersonalValue(dossier.journalSalt, receivedBy),
    },
  });
};
