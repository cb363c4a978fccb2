import type { EntityManager } from 'typeorm';
import type { Attachment } from '../entities';

/** What the journal and the check for completeness need of a file. */
export type FiledAttachment = Pick<Attachment, 'id' | 'componentId' | 'sha256'>;

/**
 * Files what a dossier's applicant has prepared: from now on it stays.
 * @returns the files, in the order in which they came
 */
export async function fileAttachments(
  tx: EntityManager,
  dossierId: string,
  at: Date,
): Promise<FiledAttachment[]> {
  const [filed]: [FiledAttachment[], number] = await tx.query(
    `UPDATE attachment SET filed_at = $1 WHERE dossier_id = $2 AND filed_at IS NULL
       AND uploaded_by_kind = 'applicant'
     RETURNING id, component_id AS "componentId", sha256`,
    [at, dossierId],
  );
  return filed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
