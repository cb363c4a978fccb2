import { type Action as PermissionAction, type Actor, mayOn } from '@portal/identity';
import { CodedError, isId } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import type { EntityManager } from 'typeorm';
import { Attachment } from '../entities';
import { standingOf } from '../standing';
import { getReadable } from './get-readable';

/**
 * The attachment, for somebody who may open it: its party, or staff once it was filed.
 * @throws CodedError `file.not_found` both when it does not exist and when the actor may not know
 */
export async function attachmentForReading(
  catalogue: ProcedureCatalogue,
  manager: EntityManager,
  actor: Actor,
  attachmentId: string,
): Promise<Attachment> {
  const notFound = new CodedError('not_found', 'file.not_found');
  const attachment = isId(attachmentId)
    ? await manager.findOneBy(Attachment, { id: attachmentId })
    : null;
  if (!attachment) throw notFound;
  const { dossier, procedure } = await getReadable(catalogue, manager, {
    dossierId: attachment.dossierId,
    actor,
  }).catch((error: unknown) => {
    throw error instanceof CodedError ? notFound : error;
  });
  const staff = actor.kind === 'staff';
  const permission: PermissionAction = staff ? 'case.read_file' : 'file.read';
  // What a side has not filed yet is that side's alone.
  const ownDraft = staff === (attachment.uploadedByKind === 'staff');
  const visible = attachment.filedAt !== null || ownDraft;
  if (!visible || !mayOn(actor, permission, standingOf(dossier, procedure))) throw notFound;
  return attachment;
}
