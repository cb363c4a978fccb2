import type { EntityManager } from 'typeorm';
import type { CountingRule, Mark } from '../core';
import type { PauseColumns } from '../store/clock-input';
import type { DeadlineKind, StoredExtension } from '../store/deadline.entity';

/** A clock as it is read by the thousand: plain values, equal rules shared. */
export interface OpenClock {
  readonly id: string;
  readonly dossierId: string;
  readonly kind: DeadlineKind;
  readonly stepId: string | null;
  readonly rule: CountingRule;
  readonly marks: readonly Mark[];
  readonly marksPassed: number;
  readonly startedAt: Date;
  readonly targetShare: number | null;
  readonly extension: StoredExtension | null;
  readonly pauses: readonly PauseColumns[];
  /** As they are stored. */
  readonly dueAt: Date;
  readonly targetAt: Date | null;
  readonly countedFromAt: Date;
  readonly nextMarkAt: Date | null;
  readonly calendars: Readonly<Record<string, string>>;
  readonly provisional: boolean;
}

type Milliseconds = number;

interface Row {
  id: string;
  dossier_id: string;
  kind: DeadlineKind;
  step_id: string | null;
  rule: string;
  marks: string;
  marks_passed: number;
  started: Milliseconds;
  target_share: number | null;
  extension: string | null;
  pauses: [from: Milliseconds, to: Milliseconds | null, reason: string][] | null;
  due: Milliseconds;
  target: Milliseconds | null;
  counted_from: Milliseconds;
  next_mark: Milliseconds | null;
  calendars: string;
  provisional: boolean;
}

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Instants travel as numbers and JSON as text: both are several times faster to read so. */
const COLUMNS = `
  d.id, d.dossier_id, d.kind, d.step_id, d.rule::text AS rule, d.marks::text AS marks,
         d.marks_passed, ${ms('d.started_at')} AS started, d.target_share,
         d.extension::text AS extension, p.pauses, ${ms('d.due_at')} AS due,
         ${ms('d.target_at')} AS target, ${ms('d.counted_from_at')} AS counted_from,
         ${ms('d.next_mark_at')} AS next_mark, d.calendars::text AS calendars, d.provisional
  FROM deadline d LEFT JOIN LATERAL (
    SELECT json_agg(json_build_array(${ms('p.from_at')}, ${ms('p.to_at')}, p.reason)
                    ORDER BY p.from_at, p.id) AS pauses
    FROM deadline_pause p WHERE p.deadline_id = d.id
  ) p ON true
  WHERE d.dossier_id = ANY($1::uuid[])`;

/** Thousands of clocks share a handful of rules: each text is read once. */
const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, unknown>();

function parse(text: string): unknown {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const value: unknown = JSON.parse(text);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, value);
  return value;
}

const date = (value: Milliseconds | null): Date | null => (value === null ? null : new Date(value));

function toClock(row: Row): OpenClock {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    stepId: row.step_id,
    rule: parse(row.rule) as CountingRule,
    marks: parse(row.marks) as Mark[],
    marksPassed: row.marks_passed,
    startedAt: new Date(row.started),
    targetShare: row.target_share,
    extension: row.extension === null ? null : (parse(row.extension) as StoredExtension),
    pauses: (row.pauses ?? []).map(([from, to, reason]) => ({
      fromAt: new Date(from),
      toAt: date(to),
      reason,
    })),
    dueAt: new Date(row.due),
    targetAt: date(row.target),
    countedFromAt: new Date(row.counted_from),
    nextMarkAt: date(row.next_mark),
    calendars: parse(row.calendars) as Record<string, string>,
    provisional: row.provisional,
  };
}

/** The running clocks of dossiers. @param lock holds their rows until the transaction ends */
export async function readOpenClocks(
  manager: EntityManager,
  dossierIds: readonly string[],
  lock: boolean,
): Promise<OpenClock[]> {
  const rows: Row[] = await manager.query(
    `SELECT ${COLUMNS} AND d.ended_at IS NULL ${lock ? 'FOR UPDATE OF d' : ''}`,
    [dossierIds],
  );
  return rows.map(toClock);
}

/** The newest run of each kind of clock of dossiers, ended or not. */
export async function readLatestClocks(
  manager: EntityManager,
  dossierIds: readonly string[],
): Promise<OpenClock[]> {
  const rows: Row[] = await manager.query(
    `SELECT DISTINCT ON (d.dossier_id, d.kind) ${COLUMNS}
     ORDER BY d.dossier_id, d.kind, d.started_at DESC, d.id`,
    [dossierIds],
  );
  return rows.map(toClock);
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Ids of the dossiers on which a clock runs, in batches in the order of their ids. */
export async function* dossiersWithClocks(
  manager: EntityManager,
  batch: number,
): AsyncGenerator<string[]> {
  for (let last = BEFORE_ALL; ;) {
    const rows: { id: string }[] = await manager.query(
      `SELECT DISTINCT dossier_id AS id FROM deadline
       WHERE ended_at IS NULL AND dossier_id > $1 ORDER BY dossier_id LIMIT $2`,
      [last, batch],
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    last = rows.at(-1)!.id;
  }
}
