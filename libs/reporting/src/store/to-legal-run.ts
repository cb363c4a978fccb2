import type { LegalRun, Standstill } from '../core';
import type { LegalRow } from './statements';

const NONE: readonly Standstill[] = [];

function standstillsOf({ pause_from, pause_to }: LegalRow): readonly Standstill[] {
  if (pause_from === null) return NONE;
  return pause_from.map((fromAt, index) => ({ fromAt, toAt: pause_to?.[index] ?? null }));
}

/** A row of the legal clocks as the figures take it. */
export function toLegalRun(row: LegalRow): LegalRun {
  return {
    startedAt: row.started_at,
    endedAt: row.ended_at,
    dueAt: row.due_at,
    targetAt: row.target_at,
    decidedAt: row.decided_at,
    handedOverAt: row.handed_over_at,
    stoppedAt: row.stopped_at,
    supplementRequests: row.supplement_requests,
    standstills: standstillsOf(row),
  };
}
