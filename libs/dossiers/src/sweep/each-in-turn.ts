import type { DataSource, EntityManager } from 'typeorm';

/** Most of one kind that one sweep does; the next one takes the rest. */
const BATCH = 1_000;

/**
 * Does a piece of work that others may be doing too, one row a transaction, until nothing is left.
 * A row that fails is left alone for this sweep and does not hold up the others.
 * @param work takes the next row that is not among `failed`, names it by `take`, and does what it
 *   owes; answers false when there is none
 * @returns how many were done
 * @throws AggregateError with what failed, after everything else was done
 */
export async function eachInTurn(
  dataSource: DataSource,
  work: (
    tx: EntityManager,
    failed: readonly string[],
    take: (id: string) => void,
  ) => Promise<boolean>,
): Promise<number> {
  const failed: string[] = [];
  const errors: unknown[] = [];
  let done = 0;
  while (done + failed.length < BATCH) {
    let taken: string | undefined;
    try {
      const found = await dataSource.transaction((tx) =>
        work(tx, failed, (id) => {
          taken = id;
        }),
      );
      if (!found) break;
      done += 1;
    } catch (error) {
      errors.push(error);
      // Without a row it is no single row's fault, and would be met again and again.
      if (taken === undefined) break;
      failed.push(taken);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of a sweep failed`);
  return done;
}
