import type { DataSource, EntityManager } from 'typeorm';
import type { ActionServices } from '../actions/perform-action';
import { placeByPromise } from '../actions/queue-place';
import { budgetsOf } from '../actions/step-clock';
import { Dossier } from '../entities';
import { eachInTurn } from './each-in-turn';

async function nextLost(
  tx: EntityManager,
  at: Date,
  failed: readonly string[],
): Promise<Dossier | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM dossier WHERE kept_until < $1 AND id <> ALL($2::uuid[])
     ORDER BY kept_until, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [at, failed],
  );
  return rows[0] ? tx.findOneByOrFail(Dossier, { id: rows[0].id }) : null;
}

/**
 * Gives every dossier whose promise can no longer be kept its later place in the queue (see
 * `placeInQueue`). The place is no promise and no state: nothing is told and the journal stays as it
 * is. Safe with several workers, catches up after being down.
 * @returns how many were placed anew
 */
export function placeAnew(
  services: ActionServices,
  dataSource: DataSource,
  at: Date,
): Promise<number> {
  const { calendar, catalogue, deadlines } = services;
  return eachInTurn(dataSource, async (tx, failed, take) => {
    const dossier = await nextLost(tx, at, failed);
    if (!dossier) return false;
    take(dossier.id);
    const procedure = catalogue.of(dossier);
    const legal = await deadlines.current(tx, dossier.id, 'legal');
    const budgets = budgetsOf(calendar, procedure, legal);
    const index = procedure.steps.findIndex((step) => step.id === dossier.stepId);
    const place =
      legal && budgets && index >= 0
        ? placeByPromise(services, at, legal.dueAt, { budgets, index })
        : { keptUntil: null };
    await tx.update(Dossier, { id: dossier.id }, place);
    return true;
  });
}
