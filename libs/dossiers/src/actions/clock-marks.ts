import type { Mark } from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { ClockKind } from '../lifecycle';

/**
 * Names of the marks along the clocks of a dossier: at each, somebody hears of it. `alert` belongs to
 * the desk, `half` to steps, `reminder` to the applicant; `all` is when the time is over.
 */
export type MarkName = 'alert' | 'half' | 'most' | 'all' | `reminder-${number}`;

/** The holder hears at 50, 80 and 100 % of a step's budget, the head of the unit at 100 %. */
export const STEP_MARKS: readonly Mark[] = [
  { name: 'half', share: 0.5 },
  { name: 'most', share: 0.8 },
  { name: 'all', share: 1 },
] satisfies readonly (Mark & { name: MarkName })[];

/** The marks that a clock starts with, from the procedure's version. */
export function marksOf(kind: ClockKind, { limits }: ProcedureVersion): Mark[] {
  switch (kind) {
    case 'reception': {
      const { amount, unit } = limits.receptionAlert;
      return [
        { name: 'alert', after: { amount, unit } },
        { name: 'most', share: 0.8 },
        { name: 'all', share: 1 },
      ];
    }
    case 'supplement': {
      const { unit } = limits.supplement;
      return limits.supplementReminders.map((amount, index) => ({
        name: `reminder-${index + 1}`,
        after: { amount, unit },
      }));
    }
    default:
      return [{ name: 'all', share: 1 }];
  }
}
