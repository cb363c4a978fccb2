import { addDays, type PlainDate } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** Days ahead within which a draft is told that its law ends: a month to get it sent. */
const TOLD_AHEAD = 30;

/** How the law of a draft stands on a day. */
export type DraftLaw =
  | { readonly state: 'in_force' }
  | {
      /** It ends within the next 30 days. */
      readonly state: 'ends_soon';
      /** The last day on which the draft can be sent as it is. */
      readonly lastDay: PlainDate;
      /** What follows; null when nothing does as far as is known. */
      readonly next: ProcedureVersion | null;
    }
  | {
      /** It has ended: the draft cannot be sent under it. */
      readonly state: 'ended';
      readonly lastDay: PlainDate;
      /** What is in force now; null when the procedure has ended. */
      readonly next: ProcedureVersion | null;
    };

/** How the law that a draft was begun under stands today. */
export function lawOfDraft(
  catalogue: ProcedureCatalogue,
  procedure: ProcedureVersion,
  today: PlainDate,
): DraftLaw {
  const { key, validTo: lastDay } = procedure;
  if (lastDay === null || addDays(today, TOLD_AHEAD) < lastDay) return { state: 'in_force' };
  if (today > lastDay) {
    return { state: 'ended', lastDay, next: catalogue.findInForce(key, today) ?? null };
  }
  return { state: 'ends_soon', lastDay, next: catalogue.findSuccessor(procedure) ?? null };
}
