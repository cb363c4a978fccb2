import {
  CodedError,
  type FieldError,
  InvalidFieldsError,
  newId,
  normaliseText,
  toOfficeTime,
} from '@portal/kernel';
import { IsNull } from 'typeorm';
import type { CommandOf, NomineeDecision } from '../commands';
import { Attachment, Decision, Nominee } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionContext, ActionHandler } from './action-context';
import { getText } from './read-text';

function outcomeFaults(
  nominees: readonly Nominee[],
  decisions: ReadonlyMap<string, NomineeDecision>,
): FieldError[] {
  return nominees.flatMap((nominee, index): FieldError[] => {
    const decision = decisions.get(nominee.id);
    if (!decision) return [{ field: `outcomes.${index}`, code: 'dossier.outcome_missing' }];
    const silent = decision.outcome === 'rejected' && normaliseText(decision.reason ?? '') === '';
    return silent
      ? [{ field: `outcomes.${index}.reason`, code: 'dossier.outcome_reason_missing' }]
      : [];
  });
}

function numberFaults({ at }: ActionContext, command: CommandOf<'decide'>): FieldError[] {
  const number = normaliseText(command.number);
  return [
    ...(number === '' ? [{ field: 'number', code: 'dossier.decision_number_missing' }] : []),
    ...(number.length > 60 ? [{ field: 'number', code: 'dossier.decision_number_long' }] : []),
    ...(command.signedOn > toOfficeTime(at).date
      ? [{ field: 'signedOn', code: 'dossier.decision_in_future' }]
      : []),
  ];
}

async function writeOutcomes(
  context: ActionContext,
  decisionId: string,
  decisions: Iterable<NomineeDecision>,
): Promise<void> {
  for (const { nomineeId, outcome, reason } of decisions) {
    const outcomeReason =
      outcome === 'rejected' ? getText('reason', reason ?? '', 'dossier.reason_missing') : null;
    await context.tx.update(
      Nominee,
      { id: nomineeId, dossierId: context.dossier.id },
      { outcome, outcomeReason, decisionId },
    );
  }
}

/** Records the signed decision, nominee by nominee, with its number, date and file. */
export const decideDossier: ActionHandler<'decide'> = async (context, command) => {
  const { tx, at, dossier, procedure, actor } = context;
  const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
  if (!step?.decides) throw new CodedError('conflict', 'dossier.step_cannot_decide');
  if (actor.kind !== 'staff') throw new Error('only staff decide');
  const nominees = await tx.find(Nominee, {
    where: { dossierId: dossier.id },
    order: { position: 'ASC' },
  });
  const decisions = new Map(command.outcomes.map((outcome) => [outcome.nomineeId, outcome]));
  const unfiled = { dossierId: dossier.id, purpose: 'decision' as const, filedAt: IsNull() };
  const files = await tx.findBy(Attachment, unfiled);
  const faults = [
    ...numberFaults(context, command),
    ...(files.length === 0 ? [{ field: 'file', code: 'dossier.decision_file_missing' }] : []),
    ...outcomeFaults(nominees, decisions),
  ];
  if (faults.length > 0) throw new InvalidFieldsError(faults);
  const id = newId(at);
  const number = normaliseText(command.number);
  await tx.insert(Decision, {
    id,
    dossierId: dossier.id,
    number,
    signedOn: command.signedOn,
    decidedByStaffId: actor.staffId,
    decidedAt: at,
  });
  const own = nominees.map((nominee) => decisions.get(nominee.id)!);
  await writeOutcomes(context, id, own);
  await tx.update(Attachment, unfiled, { filedAt: at });
  return {
    changes: { decidedAt: at },
    journal: {
      decisionId: id,
      number,
      signedOn: command.signedOn,
      outcomes: own.map(({ nomineeId, outcome, reason }) => ({
        nomineeId,
        outcome,
        reasonHash: hashPersonalValue(dossier.journalSalt, reason ?? ''),
      })),
      files: files.map((file) => ({ id: file.id, sha256: file.sha256 })),
    },
  };
};
