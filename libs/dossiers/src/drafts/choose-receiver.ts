import { CodedError, type FieldError, InvalidFieldsError } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import { isReceivedByCommune, type ProcedureVersion } from '@portal/procedures/core';

const REQUIRED: FieldError = { field: 'communeId', code: 'draft.commune_required' };

/**
 * Who receives the dossiers of a version: its office, or the commune that was chosen.
 * @param procedure as it is published, not as it is for a dossier
 * @throws InvalidFieldsError `draft.commune_required`, on `communeId`
 * @throws CodedError `draft.commune_not_asked` when one was chosen and there is nothing to choose
 */
export function chooseReceiver(
  organisation: Organisation,
  procedure: ProcedureVersion,
  communeId: string | null,
): string {
  if (!isReceivedByCommune(procedure)) {
    if (communeId !== null) throw new CodedError('invalid', 'draft.commune_not_asked');
    return procedure.receivingUnit;
  }
  if (communeId !== null && organisation.isCommune(communeId)) return communeId;
  throw new InvalidFieldsError([REQUIRED]);
}

/**
 * The commune, as long as it is not chosen. A draft is never begun without; it lacks one when it passes
 * to a version that communes receive from one that an office received.
 * @param procedure as it is for the dossier: the word for any commune stands only where none was chosen
 */
export const missingReceiver = (
  procedure: Pick<ProcedureVersion, 'receivingUnit'>,
): FieldError[] => (isReceivedByCommune(procedure) ? [REQUIRED] : []);
