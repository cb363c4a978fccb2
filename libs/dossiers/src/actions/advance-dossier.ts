import { CodedError, normaliseText } from '@portal/kernel';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { assertLength } from './read-text';

/** Hands the dossier to the holder of the next step; the note is for the colleague, not the applicant. */
export const advanceDossier: ActionHandler<'advance'> = ({ dossier, procedure }, command) => {
  const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
  if (step?.decides) throw new CodedError('conflict', 'dossier.step_must_decide');
  const note = normaliseText(command.note);
  assertLength('note', note);
  return Promise.resolve({
    changes: { handOverNote: note === '' ? null : note },
    journal: {
      fromStep: dossier.stepId,
      noteHash: hashPersonalValue(dossier.journalSalt, note),
    },
  });
};
