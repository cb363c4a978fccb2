import type { PlainDate } from '@portal/kernel';
import { fromOfficeTime } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { DossierForm } from '../entities/dossier-form';

/** A sent dossier as it is stored, with no more of it than a rehearsal needs. */
export interface SentDossier {
  readonly id: string;
  readonly code: string;
  readonly stepId: string | null;
  readonly form: DossierForm;
  readonly submittedAt: Date;
  readonly acceptedAt: Date | null;
  /** Components for which files were handed in. */
  readonly componentIds: readonly string[];
}

/** Which dossiers. */
export interface SentRange {
  /** The version that they were filed under. */
  readonly version: Pick<ProcedureVersion, 'key' | 'version'>;
  /** First day of filing. */
  readonly since: PlainDate;
  /** At most so many, the newest. */
  readonly limit: number;
}

/** Dossiers that are in memory at a time. */
const BATCH = 200;

const SELECT = `
  SELECT d.id, d.code, d.step_id AS "stepId", d.form, d.submitted_at AS "submittedAt",
         d.accepted_at AS "acceptedAt",
         ARRAY(SELECT DISTINCT a.component_id FROM attachment a
               WHERE a.dossier_id = d.id AND a.filed_at IS NOT NULL AND a.component_id IS NOT NULL)
           AS "componentIds"
  FROM dossier d
  WHERE d.procedure_key = $1 AND d.procedure_version = $2 AND d.code IS NOT NULL
    AND d.submitted_at >= $3
  ORDER BY d.submitted_at DESC, d.id LIMIT $4`;

/**
 * Sent dossiers, the newest first, batch by batch over a cursor: memory stays level however many.
 * @param tx a transaction; the cursor ends with it
 */
export async function* sentDossiers(
  tx: EntityManager,
  { version, since, limit }: SentRange,
): AsyncGenerator<SentDossier[]> {
  const from = fromOfficeTime({ date: since, minute: 0 });
  await tx.query(`DECLARE rehearsal NO SCROLL CURSOR FOR ${SELECT}`, [
    version.key,
    version.version,
    from,
    limit,
  ]);
  for (;;) {
    const batch: SentDossier[] = await tx.query(`FETCH ${BATCH} FROM rehearsal`);
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) break;
  }
  await tx.query('CLOSE rehearsal');
}
