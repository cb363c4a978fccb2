import type { Outcome } from '@portal/deadlines';
import type { WorkingCalendar } from '@portal/deadlines/core';
import type { StaffMember } from '@portal/identity';
import type { Organisation, ProcedureCatalogue } from '@portal/procedures';
import type { EntityManager } from 'typeorm';
import { type Status, STATUS_FACTS } from '../lifecycle';
import {
  QUEUE_ORDER,
  QUEUE_VIEWS,
  type QueueFilter,
  QueueQuery,
  type QueueView,
} from './queue-query';

import { type Urgency, type UrgencyFacts, urgencyOf } from './urgency';

export type { QueueFilter, QueueView } from './queue-query';
export type { Urgency } from './urgency';

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
  readonly queueAt: Date | null;
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
  step_started_at: Date | null;
  step_due_at: Date | null;
  queue_at: Date | null;
  supplement_due_at: Date | null;
  outcome: Outcome | null;
}

/** What the queue needs besides the database. */
export interface QueueServices {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
}

/** How the office's answer ended the clock that it was owed on; null while there is none. */
const OUTCOME_SQL = `
  CASE WHEN d.decided_at IS NOT NULL OR d.status = 'refused' THEN (
    SELECT c.outcome FROM deadline c
    WHERE c.dossier_id = d.id
      AND c.kind = CASE WHEN d.status = 'refused' THEN 'reception' ELSE 'legal' END
    ORDER BY c.started_at DESC, c.id DESC LIMIT 1
  ) END`;

/** The page alone is read whole: the forms of the other dossiers stay where they are. */
const pageSql = (where: string, order: string, offset: string): string => `
  WITH page AS (
    SELECT d.id FROM dossier d WHERE ${where}
    ORDER BY ${order} LIMIT ${QUEUE_PAGE_SIZE} OFFSET ${offset}
  )
  SELECT d.id, d.code, d.procedure_key, d.procedure_version, d.status, d.step_id,
         d.holder_unit_id, d.submitted_at, d.due_at, d.step_started_at, d.step_due_at,
         d.queue_at, d.supplement_due_at, p.name AS party_name,
         jsonb_array_length(d.form->'nominees') AS nominee_count, ${OUTCOME_SQL} AS outcome
  FROM page JOIN dossier d ON d.id = page.id JOIN party p ON p.id = d.owner_party_id
  ORDER BY ${order}`;

const factsOf = (row: RawRow): UrgencyFacts => ({
  status: row.status,
  dueAt: row.due_at,
  stepStartedAt: row.step_started_at,
  stepDueAt: row.step_due_at,
  queueAt: row.queue_at,
  outcome: row.outcome,
});

function toRow(services: QueueServices, row: RawRow, at: Date): QueueRow {
  const { catalogue, organisation, calendar } = services;
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
    queueAt: row.queue_at,
    supplementDueAt: row.supplement_due_at,
    urgency: urgencyOf(calendar, factsOf(row), at),
  };
}

/** Lists the work by promises that can still be kept (docs/decisions/0007). */
export async function listQueue(
  services: QueueServices,
  manager: EntityManager,
  actor: StaffMember,
  request: { readonly filter: QueueFilter; readonly at: Date },
): Promise<{ readonly rows: QueueRow[]; readonly total: number }> {
  const { filter, at } = request;
  const counting = new QueueQuery(services, actor, at);
  const counted: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total FROM dossier d WHERE ${counting.where(filter)}`,
    counting.parameters,
  );
  const listing = new QueueQuery(services, actor, at);
  const offset = listing.parameter((filter.page - 1) * QUEUE_PAGE_SIZE);
  const rows: RawRow[] = await manager.query(
    pageSql(listing.where(filter), QUEUE_ORDER[filter.view], offset),
    listing.parameters,
  );
  return { rows: rows.map((row) => toRow(services, row, at)), total: counted[0]!.total };
}

/** How many dossiers wait in each view: shown beside the tabs. */
export async function countQueue(
  services: Pick<QueueServices, 'catalogue' | 'organisation'>,
  manager: EntityManager,
  actor: StaffMember,
  at: Date,
): Promise<Record<QueueView, number>> {
  const query = new QueueQuery(services, actor, at);
  const counts = QUEUE_VIEWS.map((view) => {
    const where = query.where({ view, text: '' });
    return `(SELECT count(*)::int FROM dossier d WHERE ${where}) AS ${view}`;
  });
  const rows: Record<QueueView, number>[] = await manager.query(
    `SELECT ${counts.join(', ')}`,
    query.parameters,
  );
  return rows[0]!;
}
