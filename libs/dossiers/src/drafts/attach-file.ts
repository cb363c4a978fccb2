import { type Actor, mayOn } from '@portal/identity';
import { CodedError, newId } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import { type EntityManager, IsNull } from 'typeorm';
import { Attachment, type Dossier, SupplementRequest } from '../entities';
import type { AttachmentPurpose } from '../entities/attachment.entity';
import { getReadable, type ReadableDossier } from '../reading/get-readable';
import { standingOf } from '../standing';

/** A file whose content is stored and checked already. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Which dossier and, for an applicant, which component the file is for. */
export interface AttachTarget {
  readonly dossierId: string;
  readonly actor: Actor;
  /** `null` for the file of a decision. */
  readonly componentId: string | null;
  readonly at: Date;
}

/** Most files that wait to be filed in one dossier. */
const MAX_UNFILED = 60;

function purposeOf(
  { dossier, procedure }: ReadableDossier,
  actor: Actor,
): AttachmentPurpose | null {
  if (actor.kind === 'staff') {
    const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
    return dossier.status === 'processing' && step?.decides ? 'decision' : null;
  }
  if (dossier.status === 'draft') return 'component';
  return dossier.status.startsWith('supplement_') ? 'supplement' : null;
}

/** For what this actor may add files now, or take them back. */
function assertPurpose(
  readable: ReadableDossier,
  { actor }: Pick<AttachTarget, 'actor'>,
): AttachmentPurpose {
  const { dossier, procedure } = readable;
  const permission = actor.kind === 'staff' ? 'case.decide' : 'file.upload';
  if (!mayOn(actor, permission, standingOf(dossier, procedure))) {
    throw new CodedError('forbidden', 'dossier.action_forbidden');
  }
  const purpose = purposeOf(readable, actor);
  if (purpose === null) throw new CodedError('conflict', 'file.not_now');
  return purpose;
}

function assertTarget(readable: ReadableDossier, target: AttachTarget): AttachmentPurpose {
  const { procedure } = readable;
  const { componentId } = target;
  const purpose = assertPurpose(readable, target);
  const known = procedure.components.some((component) => component.id === componentId);
  if (purpose !== 'decision' && !known) {
    throw new CodedError('invalid', 'dossier.component_unknown');
  }
  return purpose;
}

async function openSupplementId(tx: EntityManager, dossier: Dossier): Promise<string | null> {
  const where = { dossierId: dossier.id, number: dossier.supplementCount };
  return (await tx.findOneBy(SupplementRequest, where))?.id ?? null;
}

/**
 * Refuses before a byte is read what could not be attached anyway.
 * @throws CodedError not_found, forbidden, `file.not_now`, `dossier.component_unknown`
 */
export async function assertMayAttach(
  catalogue: ProcedureCatalogue,
  manager: EntityManager,
  target: AttachTarget,
): Promise<void> {
  assertTarget(await getReadable(catalogue, manager, target), target);
}

/**
 * Adds a stored file to a draft, to a supplement that is being prepared, or to a decision that is
 * being recorded. It is filed with the action that follows.
 * @returns the id of the attachment
 */
export async function attachFile(
  catalogue: ProcedureCatalogue,
  tx: EntityManager,
  target: AttachTarget,
  file: ReceivedFile,
): Promise<string> {
  const readable = await getReadable(catalogue, tx, { ...target, lock: true });
  const { dossier } = readable;
  const purpose = assertTarget(readable, target);
  const waiting = await tx.countBy(Attachment, { dossierId: dossier.id, filedAt: IsNull() });
  if (waiting >= MAX_UNFILED)
    throw new CodedError('conflict', 'file.too_many', { max: MAX_UNFILED });
  const { actor, at } = target;
  const id = newId(at);
  await tx.insert(Attachment, {
    id,
    dossierId: dossier.id,
    purpose,
    componentId: purpose === 'decision' ? null : target.componentId,
    supplementId: purpose === 'supplement' ? await openSupplementId(tx, dossier) : null,
    sha256: file.sha256,
    name: file.name,
    mediaType: file.mediaType,
    size: file.size,
    uploadedByKind: actor.kind === 'staff' ? 'staff' : 'applicant',
    uploadedById: uploaderId(actor),
    uploadedAt: at,
    filedAt: null,
  });
  return id;
}

function uploaderId(actor: Actor): string {
  if (actor.kind === 'staff') return actor.staffId;
  if (actor.kind === 'applicant') return actor.accountId;
  throw new CodedError('unauthenticated', 'session.missing');
}

/** Takes back a file that was not filed yet; the content itself is swept later. */
export async function removeFile(
  catalogue: ProcedureCatalogue,
  tx: EntityManager,
  target: Omit<AttachTarget, 'componentId'>,
  attachmentId: string,
): Promise<void> {
  const readable = await getReadable(catalogue, tx, { ...target, lock: true });
  const where = { id: attachmentId, dossierId: readable.dossier.id };
  const attachment = await tx.findOneBy(Attachment, where);
  const own =
    attachment?.uploadedByKind === (target.actor.kind === 'staff' ? 'staff' : 'applicant');
  if (!attachment || !own) throw new CodedError('not_found', 'file.not_found');
  if (attachment.filedAt !== null) throw new CodedError('conflict', 'file.already_filed');
  // Also one whose component the law no longer knows.
  assertPurpose(readable, target);
  await tx.delete(Attachment, where);
}
