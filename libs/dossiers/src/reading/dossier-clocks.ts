import type { DeadlineExplanation, DeadlineStore } from '@portal/deadlines';
import type { WaitingStretch } from '@portal/deadlines/core';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../entities';

/** What the clocks of a sent dossier show. */
export interface DossierClocks {
  /** Null before acceptance, and when the procedure has no limit. */
  readonly legal: DeadlineExplanation | null;
  /** The desk's clock, as long as none but it has begun. */
  readonly reception: DeadlineExplanation | null;
  /** When the dossier was with its applicant: the runs of the clock that a supplement request starts. */
  readonly waiting: readonly WaitingStretch[];
}

/** Reads what the clocks of a dossier show; null while it is a draft. */
export async function readClocks(
  deadlines: DeadlineStore,
  manager: EntityManager,
  { id, submittedAt, acceptedAt }: Dossier,
): Promise<DossierClocks | null> {
  if (submittedAt === null) return null;
  const accepted = acceptedAt !== null;
  const supplements = await deadlines.runs(manager, id, 'supplement');
  return {
    legal: accepted ? await deadlines.explain(manager, id, 'legal') : null,
    reception: accepted ? null : await deadlines.explain(manager, id, 'reception'),
    waiting: supplements.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })),
  };
}
