import { isDiscreet } from './discreet';
import { Status, STATUS_FACTS, STATUSES } from './statuses';
import type { ClockEffect, ClockKind, Transition } from './transition';
import { TRANSITIONS } from './transitions';

type ClockState = 'idle' | 'running' | 'paused' | 'stopped';

const CLOCK_MOVES: Readonly<Record<ClockEffect, Partial<Record<ClockState, ClockState>>>> = {
  start: { idle: 'running', stopped: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  recount: { running: 'running' },
  stop: { running: 'stopped', paused: 'stopped' },
};

function duplicateFaults(rows: readonly Transition[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = `${row.from} ${row.action}`;
    if (seen.has(key)) return [`${key}: two rows`];
    seen.add(key);
    return [];
  });
}

function reachable(rows: readonly Transition[]): Set<Status> {
  const found = new Set<Status>(['draft']);
  for (const from of found) for (const row of rows) if (row.from === from) found.add(row.to);
  return found;
}

function statusFaults(rows: readonly Transition[]): string[] {
  const found = reachable(rows);
  return STATUSES.flatMap((status) => {
    const leaves = rows.some((row) => row.from === status);
    const { final } = STATUS_FACTS[status];
    return [
      ...(found.has(status) ? [] : [`${status}: cannot be reached`]),
      ...(final && leaves ? [`${status}: is final, yet an action leads out of it`] : []),
      ...(!final && !leaves ? [`${status}: no action leads out of it`] : []),
    ];
  });
}

function rowFaults(row: Transition): string[] {
  const name = `${row.from} ${row.action}`;
  const target = STATUS_FACTS[row.to];
  const keepsStep = row.step !== 'clear' && row.step !== 'last';
  return [
    ...(target ? [] : [`${name}: unknown target ${row.to as string}`]),
    ...(target && target.hasStep !== keepsStep ? [`${name}: step and target disagree`] : []),
    ...(target?.final && row.turn !== 'nobody' ? [`${name}: final, but somebody's turn`] : []),
    ...(target ? hearingFaults(row) : []),
    ...passingFaults(row),
    ...lawFaults(row),
  ];
}

/** Who sees a change hears of it; who is not to see it does not, and no date of theirs moves. */
function hearingFaults(row: Transition): string[] {
  const name = `${row.from} ${row.action}`;
  const told = row.notices.some((kind) => kind.startsWith('dossier.'));
  if (!isDiscreet(row)) return told ? [] : [`${name}: the applicant hears nothing`];
  const moves = Object.keys(row.clocks).length > 0;
  return told || moves ? [`${name}: the applicant would learn of it`] : [];
}

/** Work that passes on goes on: it stays with the office, and in its step. */
function passingFaults(row: Transition): string[] {
  if (row.passesTo === undefined) return [];
  const begins = row.step === 'first' || row.step === 'next';
  const goesOn = row.turn === 'office' && !begins && Object.keys(row.clocks).length === 0;
  return goesOn ? [] : [`${row.from} ${row.action}: passes on what does not go on`];
}

/** Another law changes what is counted, and nothing else: by a condition, and the applicant hears. */
function lawFaults(row: Transition): string[] {
  const name = `${row.from} ${row.action}`;
  if (row.movesLaw !== true) {
    return row.step === 'recount' ? [`${name}: counts anew under the same law`] : [];
  }
  const stays = row.from === row.to && row.step === 'recount' && row.when !== undefined;
  return stays && row.notices.includes('dossier.law_moved')
    ? []
    : [`${name}: another law changes more than what is counted, or in silence`];
}

/** Walks every path and reports a clock that is, say, paused before it was started. */
function clockFaults(rows: readonly Transition[]): string[] {
  const faults = new Set<string>();
  const seen = new Set<string>();
  const visit = (status: Status, clocks: Readonly<Record<ClockKind, ClockState>>): void => {
    const key = `${status} ${JSON.stringify(clocks)}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (STATUS_FACTS[status]?.final && Object.values(clocks).some((c) => c === 'running')) {
      faults.add(`${status}: a clock still runs`);
    }
    for (const row of rows.filter((candidate) => candidate.from === status)) {
      const next = { ...clocks };
      for (const [kind, effect] of Object.entries(row.clocks) as [ClockKind, ClockEffect][]) {
        const moved = CLOCK_MOVES[effect][clocks[kind]];
        if (moved) next[kind] = moved;
        else
          faults.add(`${row.from} ${row.action}: cannot ${effect} a ${clocks[kind]} ${kind} clock`);
      }
      visit(row.to, next);
    }
  };
  visit('draft', { reception: 'idle', legal: 'idle', supplement: 'idle' });
  return [...faults];
}

/**
 * Everything that is wrong with a table of transitions; empty when it is sound. Run at start-up: a
 * process with a broken lifecycle refuses to boot.
 * @param isNoticeKind whether a notice of this key has its template
 */
export function lifecycleFaults(
  isNoticeKind: (key: string) => boolean,
  rows: readonly Transition[] = TRANSITIONS,
): string[] {
  return [
    ...duplicateFaults(rows),
    ...statusFaults(rows),
    ...rows.flatMap(rowFaults),
    ...clockFaults(rows),
    ...rows.flatMap((row) =>
      row.notices
        .filter((kind) => !isNoticeKind(kind))
        .map((kind) => `${row.from} ${row.action}: no template for notice ${kind}`),
    ),
  ];
}
