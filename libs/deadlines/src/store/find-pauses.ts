import type { EntityManager } from 'typeorm';
import type { Deadline } from './deadline.entity';
import { DeadlinePause } from './deadline-pause.entity';

/** The pauses of a clock in the order of time. */
export function findPauses(
  tx: EntityManager,
  { id }: Pick<Deadline, 'id'>,
): Promise<DeadlinePause[]> {
  return tx.find(DeadlinePause, { where: { deadlineId: id }, order: { fromAt: 'ASC', id: 'ASC' } });
}
