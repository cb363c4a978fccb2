import type { Outcome } from '@portal/deadlines';
import type { Period } from '../core';
import { workAt, workParameters, type WorkTables } from './work-in-sql';

/** A legal clock with what its dossier came to. */
export interface LegalRow {
  readonly procedure_key: string;
  readonly procedure_version: string;
  readonly receiving_unit_id: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly due_at: Date;
  readonly target_at: Date | null;
  readonly decided_at: Date | null;
  readonly handed_over_at: Date | null;
  readonly stopped_at: Date | null;
  readonly supplement_requests: number;
  /** Both null when the clock never stood still. */
  readonly pause_from: readonly Date[] | null;
  readonly pause_to: readonly (Date | null)[] | null;
}

/** Clocks of a step, or of the desk's answer, that ended alike after the same working time. */
export interface EndedRow {
  readonly kind: 'step' | 'reception';
  readonly procedure_key: string;
  readonly procedure_version: string;
  readonly receiving_unit_id: string;
  readonly step_id: string | null;
  readonly outcome: Outcome;
  readonly budget: number | null;
  /** Null when a clock ran outside the years of the calendar. */
  readonly minutes: number | null;
  readonly count: number;
}

/** A statement with its parameters. */
interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Every legal clock that ran in the period. Requests are counted up to its end: a later one does not
 * change the figures of a period that is over. Few clocks ever stand still: their pauses are gathered
 * once, not looked up clock by clock.
 * @param procedureKeys keys alone: the planner knows how many rows one has
 */
export function legalRuns(period: Period, procedureKeys: readonly string[]): Statement {
  const sql = `
    SELECT d.procedure_key, d.procedure_version, d.receiving_unit_id, c.started_at, c.ended_at,
           c.due_at, c.target_at, d.decided_at, p.pause_from, p.pause_to,
           CASE WHEN d.status = 'handed_over' THEN d.finished_at END AS handed_over_at,
           CASE WHEN d.status <> 'handed_over' THEN d.finished_at END AS stopped_at,
           CASE WHEN d.supplement_count < 2 THEN d.supplement_count ELSE (
             SELECT count(*)::int FROM supplement_request r
             WHERE r.dossier_id = d.id AND r.requested_at < $2) END AS supplement_requests
    FROM deadline c JOIN dossier d ON d.id = c.dossier_id LEFT JOIN (
      SELECT deadline_id, array_agg(from_at ORDER BY from_at) AS pause_from,
             array_agg(to_at ORDER BY from_at) AS pause_to
      FROM deadline_pause GROUP BY deadline_id
    ) p ON p.deadline_id = c.id
    WHERE c.kind = 'legal' AND c.started_at < $2 AND (c.ended_at >= $1 OR c.ended_at IS NULL)
      AND d.procedure_key = ANY($3::text[])`;
  return { sql, parameters: [period.start, period.end, procedureKeys] };
}

/** Number of the first parameter that holds the calendar. */
const WORK = 4;

/**
 * Ended clocks of the period, summed where they lie: a step is one of many, and there are eight to a
 * dossier. Their working time is without the stretches in which they stood still.
 * @param condition over `deadline c`; its value is `$3`
 */
function endedClocks(tables: WorkTables, condition: string): string {
  const work = (timestamp: string): string => workAt(timestamp, tables, WORK);
  return `
    SELECT c.kind, d.procedure_key, d.procedure_version, d.receiving_unit_id, c.step_id, c.outcome,
           CASE WHEN c.kind = 'step' THEN (c.rule->>'amount')::float8 END AS budget,
           ${work('c.ended_at')} - ${work('c.started_at')} - COALESCE(p.stood, 0) AS minutes,
           count(*)::int AS count
    FROM deadline c JOIN dossier d ON d.id = c.dossier_id LEFT JOIN (
      SELECT deadline_id, sum(${work('to_at')} - ${work('from_at')})::int AS stood
      FROM deadline_pause WHERE to_at IS NOT NULL GROUP BY deadline_id
    ) p ON p.deadline_id = c.id
    WHERE c.ended_at >= $1 AND c.ended_at < $2 AND ${condition}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** Every step that the office ended in the period; one that its applicant ended was not finished. */
export function endedSteps(
  period: Period,
  procedureKeys: readonly string[],
  tables: WorkTables,
): Statement {
  const condition = `c.kind = 'step' AND c.ended_by IS NOT NULL AND d.procedure_key = ANY($3::text[])`;
  return {
    sql: endedClocks(tables, condition),
    parameters: [period.start, period.end, procedureKeys, ...workParameters(tables)],
  };
}

/** Steps and answers that one member of staff ended in the period. */
export function endedBy(period: Period, staffId: string, tables: WorkTables): Statement {
  const condition = `c.kind IN ('step', 'reception') AND c.ended_by = $3`;
  return {
    sql: endedClocks(tables, condition),
    parameters: [period.start, period.end, staffId, ...workParameters(tables)],
  };
}
