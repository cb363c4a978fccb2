import type { EntityManager } from 'typeorm';

/** Rows that are in memory at a time. */
const BATCH = 4_000;

/** A statement with its parameters, and what becomes of each of its rows. */
export interface Reading<Row> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly take: (row: Row) => void;
}

/**
 * Hands every row to `take`, batch by batch over a cursor: memory stays flat however
 * many there are.
 * @param tx a transaction; the cursor ends with it
 */
export async function streamRows<Row>(
  tx: EntityManager,
  { sql, parameters, take }: Reading<Row>,
): Promise<void> {
  // All rows are wanted: the planner must not favour the plan with the quickest first row.
  await tx.query('SET LOCAL cursor_tuple_fraction = 1');
  await tx.query(`DECLARE reporting NO SCROLL CURSOR FOR ${sql}`, [...parameters]);
  for (;;) {
    const rows: Row[] = await tx.query(`FETCH ${BATCH} FROM reporting`);
    rows.forEach(take);
    if (rows.length < BATCH) break;
  }
  await tx.query('CLOSE reporting');
}
