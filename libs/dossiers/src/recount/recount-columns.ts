import type { DeadlineKind, RecountedClock } from '@portal/deadlines';
import { addWorkingMinutes, type WorkingCalendar, workingMinutesOf } from '@portal/deadlines/core';
import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { extensionDraftAt } from '../actions/extension-due';
import { placeByPromise } from '../actions/queue-place';
import { budgetsOf } from '../actions/step-clock';
import type { Dossier } from '../entities';

/** The clocks of one dossier, counted anew. */
export type ClocksOfDossier = ReadonlyMap<DeadlineKind, RecountedClock>;

/** What the columns of a dossier are counted from. */
export interface ColumnsInput {
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
  readonly now: Date;
  readonly procedure: ProcedureVersion;
  readonly dossier: Dossier;
  readonly clocks: ClocksOfDossier;
}

type Columns = Partial<Dossier>;

const dueOf = (clocks: ClocksOfDossier, kind: DeadlineKind): Date | undefined =>
  clocks.get(kind)?.dates.dueAt;

/** The dates that clocks promise. */
function promised({ dossier, clocks }: ColumnsInput): Columns {
  const legal = clocks.get('legal')?.dates;
  return {
    receptionDueAt: dueOf(clocks, 'reception') ?? dossier.receptionDueAt,
    dueAt: legal?.dueAt ?? dossier.dueAt,
    targetAt: legal?.targetAt ?? dossier.targetAt,
    supplementDueAt: dueOf(clocks, 'supplement') ?? dossier.supplementDueAt,
  };
}

/** The desk's own: a dossier that waits for its first look. */
function atDesk({ calendar, procedure, dossier, clocks }: ColumnsInput): Columns {
  const due = dueOf(clocks, 'reception');
  if (dossier.turn !== 'office' || !due || !dossier.stepStartedAt) return {};
  const alert = workingMinutesOf(calendar, procedure.limits.receptionAlert);
  return {
    stepDueAt: due,
    queueAt: addWorkingMinutes(calendar, dossier.stepStartedAt, alert),
  };
}

/** The place in the queue of a dossier in a step, and when its draft of extension is due. */
function onStep(input: ColumnsInput): Columns {
  const { calendar, procedure, dossier, clocks, now } = input;
  const recounted = clocks.get('legal');
  const index = procedure.steps.findIndex((step) => step.id === dossier.stepId);
  const at = dossier.stepStartedAt;
  if (!recounted || index < 0 || !at || dossier.turn !== 'office') return {};
  const legal = { ...recounted.clock, ...recounted.dates };
  const budgets = budgetsOf(calendar, procedure, legal);
  if (!budgets) return {};
  return {
    stepDueAt: dueOf(clocks, 'step') ?? dossier.stepDueAt,
    ...placeByPromise(input, now, legal.dueAt, { budgets, index }),
    extensionDraftAt: recounted.moved
      ? extensionDraftAt(calendar, procedure, legal, { at, budgets, index })
      : dossier.extensionDraftAt,
  };
}

const differs = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() !== b.getTime() : a !== b;

/** The columns of a dossier that its clocks, counted anew, make another; empty when none. */
export function recountColumns(input: ColumnsInput): Columns {
  const counted: Columns = { ...promised(input), ...atDesk(input), ...onStep(input) };
  const { dossier } = input;
  return Object.fromEntries(
    Object.entries(counted).filter(([name, value]) =>
      differs(value, dossier[name as keyof Dossier]),
    ),
  );
}
