import {
  CodedError,
  foldText,
  formatDate,
  InvalidFieldsError,
  type Json,
  newId,
  newLegibleKey,
  toOfficeTime,
} from '@portal/kernel';
import { type Answers, nomineeName, validateAnswers } from '@portal/procedures/core';
import { assertFilable } from '../drafts/beginning-refusal';
import { missingReceiver } from '../drafts/choose-receiver';
import { fileAttachments } from '../drafts/file-attachments';
import { missingComponents } from '../drafts/missing-components';
import { Nominee } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import { lawMovesOf } from '../law/law-moves';
import { allocateCode } from '../numbering/allocate-code';
import type { ActionContext, ActionHandler, LastEffect } from './action-context';

/** Length of the look-up key: 50 random bits, guarded by a rate limit. */
const LOOKUP_KEY_LENGTH = 10;

async function insertNominees(context: ActionContext, valid: Answers): Promise<void> {
  const rows = valid.nominees.map(({ kind, ...fields }, index) => {
    const name = nomineeName(context.procedure, { kind, ...fields });
    return {
      id: newId(context.at),
      dossierId: context.dossier.id,
      position: index + 1,
      kind,
      name,
      nameFolded: foldText(name),
      fields,
      outcome: 'pending' as const,
    };
  });
  await context.tx.insert(Nominee, rows);
}

/** A draft begun under an earlier version of law is not sent under it. */
function assertVersionInForce({ procedure, at }: ActionContext): void {
  const today = toOfficeTime(at).date;
  const { validTo } = procedure;
  if (validTo !== null && today > validTo) {
    throw new CodedError('conflict', 'dossier.version_expired', { validTo: formatDate(validTo) });
  }
}

/** Under which versions the draft stood before, for the journal; it has none until it is sent. */
async function movedFrom({ tx, dossier }: ActionContext): Promise<{ [key: string]: Json }> {
  const moves = await lawMovesOf(tx, dossier.id);
  if (moves.length === 0) return {};
  return {
    movedFrom: moves.map(({ fromVersion, fromHash, movedAt, movedById }) => ({
      ...{ version: fromVersion, versionHash: fromHash },
      at: movedAt.toISOString(),
      by: movedById,
    })),
  };
}

async function giveCode({ tx, at, organisation }: ActionContext): Promise<LastEffect> {
  const code = await allocateCode(tx, organisation.codeFormat, toOfficeTime(at).date);
  return { changes: { code }, journal: { code } };
}

/** Checks the whole form, fixes nominees and files, and gives the dossier its code and key. */
export const submitDossier: ActionHandler<'submit'> = async (context) => {
  const { tx, at, dossier, procedure, actor } = context;
  assertVersionInForce(context);
  assertFilable(procedure, toOfficeTime(at).date);
  const result = validateAnswers(procedure, { ...dossier.form }, toOfficeTime(at).date);
  const files = await fileAttachments(tx, dossier.id, at);
  const missing = [
    ...missingReceiver(procedure),
    ...missingComponents(procedure, dossier.form, files),
  ];
  if (!result.ok || missing.length > 0) {
    throw new InvalidFieldsError([...(result.ok ? [] : result.errors), ...missing]);
  }
  await insertNominees(context, result);
  return {
    changes: {
      lookupKey: newLegibleKey(LOOKUP_KEY_LENGTH),
      submittedAt: at,
      form: { answers: result.answers, nominees: result.nominees },
    },
    journal: {
      procedure: procedure.key,
      version: procedure.version,
      versionHash: procedure.hash,
      ...(await movedFrom(context)),
      formHash: hashPersonalValue(dossier.journalSalt, dossier.form as unknown as Json),
      files: files.map((file) => ({ id: file.id, sha256: file.sha256 })),
      signedBy: actor.kind === 'applicant' ? actor.accountId : null,
    },
    last: () => giveCode(context),
  };
};
