import type { DataSource, EntityManager } from 'typeorm';
import type { WorkingCalendar } from '../core';
import { dossiersWithClocks, readOpenClocks } from './open-clocks';
import { recountClock, type RecountedClock } from './recount-clock';

/** Dossiers that are read, and counted anew in one transaction, at once. */
const BATCH = 2_000;

/** How far counting anew has come. */
export interface RecountProgress {
  /** Clocks that were counted. */
  readonly counted: number;
  /** Of them, those whose date or target is another. */
  readonly moved: number;
}

/** What counting anew does beside the clocks' own rows, in the same transaction. */
export interface RecountHooks {
  /** Dossiers that one transaction holds: the more is done with each, the fewer. */
  readonly batch?: number;
  /** Called before the clocks are read, with the dossiers of the batch: hold their rows. */
  readonly lock?: (tx: EntityManager, dossierIds: readonly string[]) => Promise<void>;
  /** Called with what is another now, moved or not, after the clocks were written. */
  readonly changed?: (tx: EntityManager, clocks: readonly RecountedClock[]) => Promise<void>;
  readonly onProgress?: (progress: RecountProgress) => void;
}

const WRITE = `
  UPDATE deadline d
  SET due_at = to_timestamp(u.due), due_date = u.due_date, target_at = to_timestamp(u.target),
      counted_from_at = to_timestamp(u.counted_from), next_mark_at = to_timestamp(u.next_mark),
      provisional = u.provisional, calendars = ($9::jsonb[])[u.calendars]
  FROM unnest($1::uuid[], $2::float8[], $3::date[], $4::float8[], $5::float8[], $6::float8[],
              $7::boolean[], $8::int[])
    AS u (id, due, due_date, target, counted_from, next_mark, provisional, calendars)
  WHERE d.id = u.id`;

const seconds = (instant: Date | null): number | null =>
  instant === null ? null : instant.getTime() / 1_000;

async function write(tx: EntityManager, clocks: readonly RecountedClock[]): Promise<void> {
  // Thousands of rows were counted with the same few calendars: each travels once.
  const calendars = new Map<string, number>();
  const indexOf = (hashes: Readonly<Record<string, string>>): number => {
    const text = JSON.stringify(hashes);
    if (!calendars.has(text)) calendars.set(text, calendars.size + 1);
    return calendars.get(text)!;
  };
  const indexes = clocks.map(({ dates }) => indexOf(dates.calendars));
  await tx.query(WRITE, [
    clocks.map(({ clock }) => clock.id),
    clocks.map(({ dates }) => seconds(dates.dueAt)),
    clocks.map(({ dates }) => dates.dueDate),
    clocks.map(({ dates }) => seconds(dates.targetAt)),
    clocks.map(({ dates }) => seconds(dates.countedFromAt)),
    clocks.map(({ nextMarkAt }) => seconds(nextMarkAt)),
    clocks.map(({ dates }) => dates.provisional),
    indexes,
    [...calendars.keys()],
  ]);
}

async function recountBatch(
  tx: EntityManager,
  calendar: WorkingCalendar,
  dossierIds: readonly string[],
  { lock, changed }: RecountHooks,
): Promise<RecountProgress> {
  await lock?.(tx, dossierIds);
  const clocks = await readOpenClocks(tx, dossierIds, true);
  const counted = clocks.map((clock) => recountClock(calendar, clock));
  const others = counted.filter((each) => each.changed);
  if (others.length > 0) {
    await write(tx, others);
    await changed?.(tx, others);
  }
  return { counted: counted.length, moved: others.filter(({ moved }) => moved).length };
}

/**
 * Counts every running clock by a calendar and keeps what comes out, a batch of dossiers a
 * transaction; memory stays level however many there are. Running it again finds nothing to do.
 * @throws what the core refuses, such as `deadlines.year_missing`; batches before it stay counted
 */
export async function recountOpenClocks(
  dataSource: DataSource,
  calendar: WorkingCalendar,
  hooks: RecountHooks = {},
): Promise<RecountProgress> {
  let total: RecountProgress = { counted: 0, moved: 0 };
  const batches = dossiersWithClocks(dataSource.manager, hooks.batch ?? BATCH);
  for await (const dossierIds of batches) {
    const part = await dataSource.transaction((tx) =>
      recountBatch(tx, calendar, dossierIds, hooks),
    );
    total = { counted: total.counted + part.counted, moved: total.moved + part.moved };
    hooks.onProgress?.(total);
  }
  return total;
}

/**
 * What `recountOpenClocks` would move, changing nothing.
 * @param onMoved told batch by batch, in the order of the dossiers' ids
 */
export async function surveyOpenClocks(
  manager: EntityManager,
  calendar: WorkingCalendar,
  onMoved: (clocks: readonly RecountedClock[]) => Promise<void>,
): Promise<RecountProgress> {
  let total: RecountProgress = { counted: 0, moved: 0 };
  for await (const dossierIds of dossiersWithClocks(manager, BATCH)) {
    const clocks = await readOpenClocks(manager, dossierIds, false);
    const others = clocks
      .map((clock) => recountClock(calendar, clock))
      .filter(({ moved }) => moved);
    total = { counted: total.counted + clocks.length, moved: total.moved + others.length };
    if (others.length > 0) await onMoved(others);
  }
  return total;
}

/** How many running clocks were counted with calendars other than the one given. */
export async function countStaleClocks(
  manager: EntityManager,
  calendar: WorkingCalendar,
): Promise<number> {
  const rows: { calendars: Record<string, string>; clocks: number }[] = await manager.query(
    'SELECT calendars, count(*)::int AS clocks FROM deadline WHERE ended_at IS NULL GROUP BY calendars',
  );
  return rows
    .filter(({ calendars }) =>
      Object.entries(calendars).some(([year, hash]) => calendar.findHash(Number(year)) !== hash),
    )
    .reduce((sum, { clocks }) => sum + clocks, 0);
}
