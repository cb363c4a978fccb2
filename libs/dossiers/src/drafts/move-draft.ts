import type { Actor } from '@portal/identity';
import { CodedError, newId, toOfficeTime } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import { isReceivedByCommune, type ProcedureVersion } from '@portal/procedures/core';
import { type EntityManager, IsNull } from 'typeorm';
import type { DossierServices } from '../dossier-services';
import { Attachment, Dossier, LawMove } from '../entities';
import { lawOfDraft } from '../law/draft-law';
import type { ReadableDossier } from '../reading/get-readable';
import { chooseReceiver } from './choose-receiver';
import { type DraftReference, getDraft } from './edit-draft';
import { type MovePlan, planMove } from './plan-move';

/** What an applicant consented to. */
export interface Consent {
  /** The version that was shown. */
  readonly to: string;
  /** Who receives it, where the version leaves that to the applicant and the earlier one did not. */
  readonly communeId: string | null;
}

/** A draft with the consent of its applicant. */
export interface DraftMove extends DraftReference, Consent {}

/**
 * The version that a draft has to pass to.
 * @throws CodedError `draft.law_still_in_force`, `draft.law_without_successor`
 */
function target(
  catalogue: ProcedureCatalogue,
  procedure: ProcedureVersion,
  at: Date,
): ProcedureVersion {
  const law = lawOfDraft(catalogue, procedure, toOfficeTime(at).date);
  if (law.state !== 'ended') throw new CodedError('conflict', 'draft.law_still_in_force');
  if (!law.next) throw new CodedError('conflict', 'draft.law_without_successor');
  return law.next;
}

/** What moving a draft as it stands would make of it; see `planMove`. */
export async function planDraftMove(
  manager: EntityManager,
  { dossier, procedure }: ReadableDossier,
  to: ProcedureVersion,
): Promise<MovePlan> {
  const files = await manager.find(Attachment, {
    where: { dossierId: dossier.id, filedAt: IsNull(), uploadedByKind: 'applicant' },
    order: { uploadedAt: 'ASC', id: 'ASC' },
  });
  return planMove(procedure, to, dossier.form, files);
}

function accountOf(actor: Actor): string {
  if (actor.kind !== 'applicant') throw new CodedError('forbidden', 'dossier.action_forbidden');
  return actor.accountId;
}

/**
 * Moves a draft whose law has ended under the one in force, with its applicant's consent. Files all
 * stay; what `planMove` lists as lost was shown before.
 * @returns the version of the draft afterwards
 * @throws CodedError `draft.stale` also when the law that was consented to is not the one of today,
 *   `draft.law_still_in_force`, `draft.law_without_successor`
 * @throws InvalidFieldsError `draft.commune_required`
 */
export async function moveDraft(
  { catalogue, organisation }: Pick<DossierServices, 'catalogue' | 'organisation'>,
  tx: EntityManager,
  reference: DraftMove,
): Promise<number> {
  const readable = await getDraft(catalogue, tx, reference, 'draft.edit');
  const { dossier, procedure } = readable;
  const { at, actor } = reference;
  const to = target(catalogue, procedure, at);
  if (to.version !== reference.to) throw new CodedError('conflict', 'draft.stale');
  const { form } = await planDraftMove(tx, readable, to);
  const version = dossier.version + 1;
  await tx.insert(LawMove, {
    id: newId(at),
    dossierId: dossier.id,
    fromVersion: procedure.version,
    fromHash: procedure.hash,
    toVersion: to.version,
    toHash: to.hash,
    movedAt: at,
    movedByKind: 'applicant',
    movedById: accountOf(actor),
    reason: null,
    dueBefore: null,
  });
  await tx.update(
    Dossier,
    { id: dossier.id },
    {
      procedureVersion: to.version,
      procedureHash: to.hash,
      // A commune that was chosen stays chosen.
      receivingUnitId: chooseReceiver(
        organisation,
        to,
        isReceivedByCommune(to) ? (reference.communeId ?? dossier.receivingUnitId) : null,
      ),
      form,
      version,
      updatedAt: at,
    },
  );
  return version;
}
