import type { ProcedureVersion } from '@portal/procedures/core';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { Attachment } from '../entities';

/** A file as lists show it. */
export interface FileRow {
  readonly id: string;
  readonly componentId: string | null;
  readonly componentTitle: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly purpose: Attachment['purpose'];
  readonly uploadedAt: Date;
  readonly filed: boolean;
}

function toRow(attachment: Attachment, procedure: ProcedureVersion): FileRow {
  const { id, componentId, name, size, mediaType, sha256, purpose, uploadedAt } = attachment;
  const component = procedure.components.find((candidate) => candidate.id === componentId);
  const componentTitle = component?.title.vi ?? (purpose === 'decision' ? 'Quyết định' : 'Khác');
  const filed = attachment.filedAt !== null;
  return {
    id,
    componentId,
    componentTitle,
    name,
    size,
    mediaType,
    sha256,
    purpose,
    uploadedAt,
    filed,
  };
}

/**
 * Files of a dossier in the order in which they came.
 * @param which `filed` for both sides; `waiting` for the side that is preparing them
 */
export async function readFiles(
  manager: EntityManager,
  dossierId: string,
  procedure: ProcedureVersion,
  which: { readonly filed: boolean; readonly by?: 'applicant' | 'staff' },
): Promise<FileRow[]> {
  const attachments = await manager.find(Attachment, {
    where: {
      dossierId,
      filedAt: which.filed ? Not(IsNull()) : IsNull(),
      ...(which.by ? { uploadedByKind: which.by } : {}),
    },
    order: { uploadedAt: 'ASC', id: 'ASC' },
  });
  return attachments.map((attachment) => toRow(attachment, procedure));
}
