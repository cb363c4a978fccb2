import type { DeadlineExplanation, DeadlineStore } from '@portal/deadlines';
import type { WaitingStretch } from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../entities';
import { confirmedClock } from './confirmed-clock';

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
  { dossier, procedure }: { readonly dossier: Dossier; readonly procedure: ProcedureVersion },
): Promise<DossierClocks | null> {
  const { id, submittedAt, acceptedAt } = dossier;
  if (submittedAt === null) return null;
  const { legal, reception } = procedure.limits;
  const explain = async (kind: 'legal' | 'reception') =>
    confirmedClock(await deadlines.explain(manager, id, kind), { legal, reception }[kind]);
  const accepted = acceptedAt !== null;
  const supplements = await deadlines.runs(manager, id, 'supplement');
  return {
    legal: accepted ? await explain('legal') : null,
    reception: accepted ? null : await explain('reception'),
    waiting: supplements.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })),
  };
}
