import { SYSTEM, type SystemActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { type EntityManager, In, LessThan } from 'typeorm';
import { Dossier } from '../entities';

/** What carries the action out, in a transaction of its own. */
interface Closer {
  act(
    reference: { dossierId: string; version: number; actor: SystemActor },
    command: { action: 'close_unanswered' },
  ): Promise<unknown>;
}

/** Closed in one sweep; the next one takes the rest. */
const BATCH = 500;

/** Closes what waited in vain for a supplement, each dossier in a transaction of its own. */
export async function closeUnansweredDossiers(
  dossiers: Closer,
  manager: EntityManager,
  at: Date,
): Promise<number> {
  const waiting = await manager.find(Dossier, {
    where: {
      status: In(['supplement_at_reception', 'supplement_at_appraisal']),
      supplementDueAt: LessThan(at),
    },
    order: { supplementDueAt: 'ASC' },
    select: { id: true, version: true },
    take: BATCH,
  });
  let closed = 0;
  for (const { id, version } of waiting) {
    try {
      const reference = { dossierId: id, version, actor: SYSTEM };
      await dossiers.act(reference, { action: 'close_unanswered' });
      closed += 1;
    } catch (error) {
      // Answered, withdrawn or closed by another sweep in the meantime.
      if (!(error instanceof CodedError && error.kind === 'conflict')) throw error;
    }
  }
  return closed;
}
