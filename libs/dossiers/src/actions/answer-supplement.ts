import { InvalidFieldsError, normaliseText } from '@portal/kernel';
import { fileAttachments } from '../drafts/file-attachments';
import { SupplementRequest } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { assertLength } from './read-text';

/** The applicant hands in what was asked for: files, words, or both. */
export const answerSupplement: ActionHandler<'answer_supplement'> = async (context, command) => {
  const { tx, at, dossier } = context;
  const answer = normaliseText(command.answer);
  assertLength('answer', answer);
  const files = await fileAttachments(tx, dossier.id, at);
  if (answer === '' && files.length === 0) {
    throw new InvalidFieldsError([{ field: 'answer', code: 'dossier.supplement_empty' }]);
  }
  await tx.update(
    SupplementRequest,
    { dossierId: dossier.id, number: dossier.supplementCount },
    { answeredAt: at, answer },
  );
  return {
    journal: {
      number: dossier.supplementCount,
      answerHash: hashPersonalValue(dossier.journalSalt, answer),
      files: files.map((file) => ({ id: file.id, sha256: file.sha256 })),
    },
  };
};
