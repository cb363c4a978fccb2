import { PERMISSIONS, type StaffMember } from '@portal/identity';
import { foldText } from '@portal/kernel';
import type { Organisation, ProcedureCatalogue } from '@portal/procedures';
import type { EntityManager } from 'typeorm';
import { type Status, STATUS_FACTS } from '../lifecycle';

/** Which part of the work is shown. */
export type QueueView = 'mine' | 'waiting' | 'all' | 'closed';

/** What the queue is asked for; it stands in the page's address. */
export interface QueueFilter {
  readonly view: QueueView;
  /** Part of a code or of the presenting unit's name; empty: no filter. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

/** How urgent a row is; each has its own word and colour. */
export type Urgency = 'overdue' | 'step_overdue' | 'soon' | 'in_time' | 'waiting' | 'closed';

/** A line of the work queue. */
export interface QueueRow {
  readonly id: string;
  readonly code: string;
  readonly procedureTitle: string;
  readonly partyName: string;
  readonly nomineeCount: number;
  readonly status: Status;
  readonly statusLabel: string;
  readonly stepTitle: string | null;
  readonly holderUnitName: string | null;
  readonly submittedAt: Date;
  readonly dueAt: Date | null;
  readonly stepDueAt: Date | null;
  readonly latestStartAt: Date | null;
  /** By when the applicant must supplement; counts while it is the applicant's turn. */
  readonly supplementDueAt: Date | null;
  readonly urgency: Urgency;
}

/** Lines on one page of the queue. */
export const QUEUE_PAGE_SIZE = 25;

interface RawRow {
  id: string;
  code: string;
  procedure_key: string;
  procedure_version: string;
  party_name: string;
  nominee_count: number;
  status: Status;
  step_id: string | null;
  holder_unit_id: string | null;
  submitted_at: Date;
  due_at: Date | null;
  step_due_at: Date | null;
  latest_start_at: Date | null;
  supplement_due_at: Date | null;
  finished_at: Date | null;
}

/** What the reader may open stands in the list, and nothing else: the rules of `case.read`. */
interface Scope {
  /** Whose dossiers; null: those of the whole province. */
  readonly unitId: string | null;
  /** Only while it is the reader's turn. */
  readonly heldOnly: boolean;
}

const VIEW_SQL: Readonly<Record<QueueView, string>> = {
  mine: `d.holder_unit_id = $1 AND d.holder_role = ANY($2::text[])`,
  waiting: `d.turn = 'applicant' AND d.status <> 'draft'`,
  all: `d.turn <> 'nobody' AND d.status <> 'draft'`,
  closed: `d.turn = 'nobody'`,
};

const ORDER_SQL: Readonly<Record<QueueView, string>> = {
  mine: 'd.latest_start_at, d.id',
  waiting: 'd.supplement_due_at, d.id',
  all: 'd.latest_start_at NULLS LAST, d.id',
  closed: 'd.finished_at DESC, d.id',
};

function urgencyOf(row: RawRow, at: Date): Urgency {
  if (STATUS_FACTS[row.status].final) return 'closed';
  if (row.due_at && row.status !== 'decided' && at > row.due_at) return 'overdue';
  if (row.latest_start_at === null) return 'waiting';
  if (row.step_due_at && at > row.step_due_at) return 'step_overdue';
  return at >= row.latest_start_at ? 'soon' : 'in_time';
}

/**
 * The version keys in which a unit takes part: dossiers of other procedures stay invisible to it.
 */
function visibleProcedures(catalogue: ProcedureCatalogue, scope: Scope): string[] | null {
  if (scope.unitId === null) return null;
  return catalogue
    .allVersions()
    .filter(
      (version) =>
        version.receivingUnit === scope.unitId ||
        version.steps.some((step) => step.unit === scope.unitId),
    )
    .map((version) => `${version.key} ${version.version}`);
}

/** What the queue needs besides the database. */
export interface QueueServices {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
}

function scopeOf({ roles, unitId }: StaffMember): Scope {
  const relations = PERMISSIONS.filter(
    ({ action, role }) => action === 'case.read' && roles.some((own) => own === role),
  ).map(({ relation }) => relation);
  const province = relations.includes('province');
  return {
    unitId: province ? null : unitId,
    heldOnly: !province && !relations.includes('own_unit'),
  };
}

interface QueueQuery {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

function queryOf(
  actor: StaffMember,
  filter: QueueFilter,
  catalogue: ProcedureCatalogue,
): QueueQuery {
  const scope = scopeOf(actor);
  const procedures = visibleProcedures(catalogue, scope);
  const folded = foldText(filter.text).replace(/[\\%_]/g, '\\$&');
  const where = [
    VIEW_SQL[filter.view],
    ...(scope.heldOnly ? [VIEW_SQL.mine] : []),
    '($1::text IS NOT NULL AND $2::text[] IS NOT NULL)',
    `($3::text[] IS NULL OR d.procedure_key || ' ' || d.procedure_version = ANY($3::text[]))`,
    `($4 = '' OR lower(d.code) LIKE '%' || $4 || '%' OR p.name_folded LIKE '%' || $4 || '%')`,
  ].join(' AND ');
  return { where, parameters: [actor.unitId, [...actor.roles], procedures, folded] };
}

/** Lists the work in the order of the latest start that still meets the target (decision 10). */
export async function listQueue(
  { catalogue, organisation }: QueueServices,
  manager: EntityManager,
  actor: StaffMember,
  request: { readonly filter: QueueFilter; readonly at: Date },
): Promise<{ readonly rows: QueueRow[]; readonly total: number }> {
  const { filter, at } = request;
  const { where, parameters } = queryOf(actor, filter, catalogue);
  const from = `FROM dossier d JOIN party p ON p.id = d.owner_party_id WHERE ${where}`;
  const counted: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total ${from}`,
    [...parameters],
  );
  const raw: RawRow[] = await manager.query(
    `SELECT d.id, d.code, d.procedure_key, d.procedure_version, d.status, d.step_id,
            d.holder_unit_id, d.submitted_at, d.due_at, d.step_due_at, d.latest_start_at,
            d.supplement_due_at, d.finished_at, p.name AS party_name,
            jsonb_array_length(d.form->'nominees') AS nominee_count
     ${from} ORDER BY ${ORDER_SQL[filter.view]} LIMIT ${QUEUE_PAGE_SIZE} OFFSET $5`,
    [...parameters, (filter.page - 1) * QUEUE_PAGE_SIZE],
  );
  const rows = raw.map((row): QueueRow => {
    const version = catalogue.get(row.procedure_key, row.procedure_version);
    const step = version.steps.find((candidate) => candidate.id === row.step_id);
    const unit = row.holder_unit_id ? organisation.getUnit(row.holder_unit_id) : null;
    return {
      id: row.id,
      code: row.code,
      procedureTitle: version.title.vi,
      partyName: row.party_name,
      nomineeCount: row.nominee_count,
      status: row.status,
      statusLabel: STATUS_FACTS[row.status].label,
      stepTitle: step?.title.vi ?? null,
      holderUnitName: unit?.name.vi ?? null,
      submittedAt: row.submitted_at,
      dueAt: row.due_at,
      stepDueAt: row.step_due_at,
      latestStartAt: row.latest_start_at,
      supplementDueAt: row.supplement_due_at,
      urgency: urgencyOf(row, at),
    };
  });
  return { rows, total: counted[0]!.total };
}

/** How many dossiers wait in each view: shown beside the tabs. */
export async function countQueue(
  { catalogue }: QueueServices,
  manager: EntityManager,
  actor: StaffMember,
): Promise<Record<QueueView, number>> {
  const views = Object.keys(VIEW_SQL) as QueueView[];
  const counts = await Promise.all(
    views.map(async (view) => {
      const { where, parameters } = queryOf(actor, { view, text: '', page: 1 }, catalogue);
      const rows: { total: number }[] = await manager.query(
        `SELECT count(*)::int AS total FROM dossier d
         JOIN party p ON p.id = d.owner_party_id WHERE ${where}`,
        [...parameters],
      );
      return [view, rows[0]!.total] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<QueueView, number>;
}
