import { type Action as PermissionAction, type Actor, mayOn } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import { type DraftAnswers, readAnswers } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { Attachment, Dossier } from '../entities';
import { getReadable, type ReadableDossier } from '../reading/get-readable';
import { standingOf } from '../standing';

/** Which draft, as which version of it the page showed. */
export interface DraftReference {
  readonly dossierId: string;
  readonly version: number;
  readonly actor: Actor;
  readonly at: Date;
}

/** Parts of the form; what is not named stays as it is. */
export interface DraftPatch {
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Replaces the whole table. */
  readonly nominees?: readonly unknown[];
}

/**
 * The draft for somebody who may do this with it, locked.
 * @throws CodedError `draft.already_sent`, `draft.stale`, `dossier.action_forbidden`
 */
export async function getDraft(
  catalogue: ProcedureCatalogue,
  tx: EntityManager,
  { dossierId, actor, version }: DraftReference,
  permission: PermissionAction,
): Promise<ReadableDossier> {
  const readable = await getReadable(catalogue, tx, { dossierId, actor, lock: true });
  const { dossier, procedure } = readable;
  if (!mayOn(actor, permission, standingOf(dossier, procedure))) {
    throw new CodedError('forbidden', 'dossier.action_forbidden');
  }
  if (dossier.status !== 'draft') throw new CodedError('conflict', 'draft.already_sent');
  if (dossier.version !== version) throw new CodedError('conflict', 'draft.stale');
  return readable;
}

/**
 * Keeps what was typed, right or not yet right: a draft refuses nothing but another tab's older page.
 * @returns the new version and the form as it is kept
 */
export async function saveDraft(
  catalogue: ProcedureCatalogue,
  tx: EntityManager,
  reference: DraftReference,
  patch: DraftPatch,
): Promise<{ readonly version: number; readonly form: DraftAnswers }> {
  const { dossier, procedure } = await getDraft(catalogue, tx, reference, 'draft.edit');
  const form = readAnswers(procedure, {
    answers: { ...dossier.form.answers, ...patch.answers },
    nominees: patch.nominees ?? dossier.form.nominees,
  });
  const version = dossier.version + 1;
  await tx.update(Dossier, { id: dossier.id }, { form: form, version, updatedAt: reference.at });
  return { version, form };
}

/** Removes a draft that was never sent, with its unfiled files' rows. */
export async function deleteDraft(
  catalogue: ProcedureCatalogue,
  tx: EntityManager,
  reference: DraftReference,
): Promise<void> {
  const { dossier } = await getDraft(catalogue, tx, reference, 'draft.delete');
  await tx.delete(Attachment, { dossierId: dossier.id });
  await tx.delete(Dossier, { id: dossier.id });
}
