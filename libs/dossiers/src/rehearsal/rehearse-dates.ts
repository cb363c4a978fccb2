import { countUnder, type DeadlineKind, type OpenClock } from '@portal/deadlines';
import { computeDates, type CountingRule, type WorkingCalendar } from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { VersionPair } from './rehearse-form';
import type { SentDossier } from './sent-dossiers';

/** Clocks whose limit a version sets; steps share what the legal one leaves. */
export type PromisedClock = Exclude<DeadlineKind, 'step'>;

/** A promised date under both versions; null: no limit, no date. */
export interface RehearsedDate {
  readonly clock: PromisedClock;
  readonly from: Date | null;
  readonly to: Date | null;
}

const PROMISED: readonly PromisedClock[] = ['reception', 'legal', 'supplement'];

const ruleOf = ({ limits }: ProcedureVersion, clock: PromisedClock): CountingRule | null =>
  limits[clock];

/** Whether two rules come to the same date, whatever calendars were known when it was counted. */
function countAlike(a: CountingRule | null, b: CountingRule | null): boolean {
  if (a === null || b === null) return a === b;
  const essence = ({ amount, unit, firstDay, cutOff, rollOver, resume }: CountingRule): string =>
    JSON.stringify([amount, unit, firstDay, cutOff ?? null, rollOver, resume]);
  return essence(a) === essence(b);
}

function rehearseClock(
  calendar: WorkingCalendar,
  stored: OpenClock,
  rule: CountingRule | null,
): Pick<RehearsedDate, 'from' | 'to'> {
  if (countAlike(stored.rule, rule)) return { from: stored.dueAt, to: stored.dueAt };
  return { from: stored.dueAt, to: rule && countUnder(calendar, stored, rule) };
}

/** A limit that only the later version has is counted from acceptance. */
function newLimit(
  calendar: WorkingCalendar,
  { version }: VersionPair,
  { acceptedAt }: SentDossier,
): RehearsedDate[] {
  const rule = ruleOf(version, 'legal');
  if (rule === null || acceptedAt === null) return [];
  const to = computeDates({ calendar, rule, start: acceptedAt }).dueAt;
  return [{ clock: 'legal', from: null, to }];
}

/**
 * What a version would have promised on the clocks that a dossier had: the newest run of each.
 * @param clocks those of the dossier
 * @throws what the core refuses, such as a year without a calendar
 */
export function rehearseDates(
  calendar: WorkingCalendar,
  pair: VersionPair,
  dossier: SentDossier,
  clocks: readonly OpenClock[],
): RehearsedDate[] {
  return PROMISED.flatMap((clock) => {
    const stored = clocks.find(({ kind }) => kind === clock);
    if (!stored) return clock === 'legal' ? newLimit(calendar, pair, dossier) : [];
    return [{ clock, ...rehearseClock(calendar, stored, ruleOf(pair.version, clock)) }];
  });
}
