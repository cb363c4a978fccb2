import type { DeadlineStore } from '@portal/deadlines';
import { computeDates, outcomeOf, type WorkingCalendar } from '@portal/deadlines/core';
import { CodedError, formatInstant } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../entities';
import { laterLaw, lawMoveRefusal } from '../law/later-law';
import type { Condition, Transition } from '../lifecycle';

/** Until when the appraisal may ask for a supplement (NĐ 61/2018 Điều 19(4)). */
export interface AppraisalWindow {
  /** The last minute counts. */
  readonly until: Date;
  readonly citation: string;
  readonly open: boolean;
}

/** What conditions of the lifecycle's table are judged by. */
export interface Circumstances {
  readonly dossier: Dossier;
  readonly procedure: ProcedureVersion;
  /** Null: nothing limits it. */
  readonly window: AppraisalWindow | null;
  /** The version that followed, in force now; null when none has. */
  readonly later: ProcedureVersion | null;
}

/** What counting needs, and to know whether another law counts. */
export interface CountingServices {
  readonly catalogue: ProcedureCatalogue;
  readonly calendar: WorkingCalendar;
  readonly deadlines: DeadlineStore;
}

/** A dossier at an instant. */
export interface DossierAt {
  readonly dossier: Dossier;
  readonly procedure: ProcedureVersion;
  readonly at: Date;
}

/**
 * Counted from where the legal limit is counted from: acceptance, or the completion that made it
 * count anew; from acceptance where the procedure has no limit.
 */
async function appraisalWindow(
  { calendar, deadlines }: Pick<CountingServices, 'calendar' | 'deadlines'>,
  manager: EntityManager,
  { dossier, procedure, at }: DossierAt,
): Promise<AppraisalWindow | null> {
  const rule = procedure.limits.appraisalSupplement;
  if (rule === null || dossier.acceptedAt === null) return null;
  const legal = await deadlines.current(manager, dossier.id, 'legal');
  const start = legal?.countedFromAt ?? dossier.acceptedAt;
  const { dueAt } = computeDates({ calendar, rule, start });
  return { until: dueAt, citation: rule.citation, open: outcomeOf(at, dueAt) !== 'late' };
}

/** Reads what the conditions of some rows need, and no more. */
export async function readCircumstances(
  services: CountingServices,
  manager: EntityManager,
  known: DossierAt,
  rows: readonly Transition[],
): Promise<Circumstances> {
  const { dossier, procedure } = known;
  const limited = rows.some(({ when }) => when?.includes('within_appraisal_window'));
  const window = limited ? await appraisalWindow(services, manager, known) : null;
  return { dossier, procedure, window, later: laterLaw(services.catalogue, known) };
}

type Judge = (circumstances: Circumstances) => CodedError | null;

const JUDGES: Readonly<Record<Condition, Judge>> = {
  first_supplement: ({ dossier, procedure }) =>
    dossier.supplementCount === 0
      ? null
      : new CodedError('conflict', 'dossier.supplement_needs_approval', {
          citation: procedure.limits.secondSupplement.citation,
        }),
  further_supplement: ({ dossier }) =>
    dossier.supplementCount > 0
      ? null
      : new CodedError('conflict', 'dossier.supplement_needs_no_approval'),
  within_appraisal_window: ({ window }) =>
    window === null || window.open
      ? null
      : new CodedError('conflict', 'dossier.appraisal_supplement_too_late', {
          until: formatInstant(window.until),
          citation: window.citation,
        }),
  later_law: ({ later, ...own }) => lawMoveRefusal(own, later),
};

/** Why a row of the lifecycle's table is not possible now; null when it is. */
export function refusalOf({ when }: Transition, circumstances: Circumstances): CodedError | null {
  const refusals = (when ?? []).map((condition) => JUDGES[condition](circumstances));
  return refusals.find((refusal) => refusal !== null) ?? null;
}
