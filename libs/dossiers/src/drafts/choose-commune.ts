import type { EntityManager } from 'typeorm';
import type { DossierServices } from '../dossier-services';
import { Dossier } from '../entities';
import { chooseReceiver } from './choose-receiver';
import { type DraftReference, getDraft } from './edit-draft';

/**
 * Sends a draft's dossier to another commune than the one chosen at first.
 * @throws InvalidFieldsError `draft.commune_required`
 * @throws CodedError `draft.already_sent`, `draft.stale`, `draft.commune_not_asked`
 */
export async function chooseCommune(
  { catalogue, organisation }: Pick<DossierServices, 'catalogue' | 'organisation'>,
  tx: EntityManager,
  reference: DraftReference,
  communeId: string,
): Promise<void> {
  const { dossier } = await getDraft(catalogue, tx, reference, 'draft.edit');
  const procedure = catalogue.get(dossier.procedureKey, dossier.procedureVersion);
  const receivingUnitId = chooseReceiver(organisation, procedure, communeId);
  const version = dossier.version + 1;
  await tx.update(
    Dossier,
    { id: dossier.id },
    { receivingUnitId, version, updatedAt: reference.at },
  );
}
