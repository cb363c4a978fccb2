import { CodedError, formatDate, toOfficeTime } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import {
  atReceiver,
  isInForce,
  isReceivedByCommune,
  type ProcedureVersion,
} from '@portal/procedures/core';
import type { Dossier } from '../entities';

/**
 * The version that followed the one of a dossier, when it is in force at an instant; as it is for the
 * unit that received the dossier, which does not change.
 */
export function laterLaw(
  catalogue: ProcedureCatalogue,
  { dossier, procedure, at }: UnderLaw & { readonly at: Date },
): ProcedureVersion | null {
  const next = catalogue.findSuccessor(procedure);
  if (!next || !isInForce(next, toOfficeTime(at).date)) return null;
  return sameReceiver(catalogue, procedure, next)
    ? atReceiver(next, dossier.receivingUnitId)
    : next;
}

/** Whether both versions, as they are written, leave the receiver to the applicant, or neither does. */
function sameReceiver(
  catalogue: ProcedureCatalogue,
  { key, version }: ProcedureVersion,
  next: ProcedureVersion,
): boolean {
  return isReceivedByCommune(catalogue.get(key, version)) === isReceivedByCommune(next);
}

/** The dossier as it stands under its own law. */
export interface UnderLaw {
  readonly dossier: Pick<Dossier, 'acceptedAt' | 'stepId' | 'receivingUnitId'>;
  readonly procedure: ProcedureVersion;
}

const refuse = (code: string, params: Record<string, string> = {}): CodedError =>
  new CodedError('conflict', code, params);

/**
 * Why a dossier stays under its law; null when a leader may move it under the later one. Only a
 * transition rule of the later law lets it move, and only dossiers that were accepted before its day.
 */
export function lawMoveRefusal(
  { dossier, procedure }: UnderLaw,
  later: ProcedureVersion | null,
): CodedError | null {
  if (later === null) return refuse('dossier.law_not_followed');
  const rule = later.transition;
  if (rule === null) return refuse('dossier.law_without_transition');
  const { citation, acceptedBefore } = rule;
  if (rule.rule === 'earlier') return refuse('dossier.law_stays', { citation });
  const { acceptedAt, stepId } = dossier;
  if (acceptedAt === null || toOfficeTime(acceptedAt).date >= acceptedBefore) {
    return refuse('dossier.law_not_covered', { citation, day: formatDate(acceptedBefore) });
  }
  // A commune would have to be chosen, which is the applicant's to do.
  if (isReceivedByCommune(later)) return refuse('dossier.law_other_receiver', { citation });
  if (later.steps.some(({ id }) => id === stepId)) return null;
  const step = procedure.steps.find(({ id }) => id === stepId);
  return refuse('dossier.law_step_missing', { step: step?.title.vi ?? '' });
}
