import { allotSteps, type WorkingCalendar, workingMinutesOf } from '@portal/deadlines';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { PastDossier } from './demonstration-history';

/** How long before its due minute a dossier that is on time is decided. */
const BEFORE_DUE = 30;
/** How much more than its part a slow step takes. */
const SLOW = 3;
const WORKING_DAY = 8 * 60;

/** Working minutes of each step: together they take the part of the limit that is meant. */
export function stepTimes(
  calendar: WorkingCalendar,
  { limits, steps }: ProcedureVersion,
  { pace, slowStep }: PastDossier,
): number[] {
  const limit = limits.legal ? workingMinutesOf(calendar, limits.legal) : WORKING_DAY;
  const total = pace === 1 ? limit - BEFORE_DUE : Math.round(limit * pace);
  return allotSteps(
    total,
    steps.map(({ id, share }) => share * (id === slowStep ? SLOW : 1)),
  );
}

/** What the form asks of a nominee, from what is invented about one. */
export const nomineeOf = ({ nominee, reason, eventPlace }: PastDossier) => ({
  kind: 'individual',
  ...nominee,
  position: 'Nông dân',
  workplace: eventPlace,
  achievementSummary: reason,
});
