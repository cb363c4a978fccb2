import type { Deadline } from '@portal/deadlines';
import { addWorkingMinutes, workingMinutesOf } from '@portal/deadlines/core';
import { CodedError } from '@portal/kernel';
import type { ProcedureVersion, StepDefinition } from '@portal/procedures/core';
import { IsNull } from 'typeorm';
import { type Dossier, ExtensionDraft } from '../entities';
import type { PassedTo } from '../lifecycle';
import { approverOf, deskOf, heldBy, workerOf } from '../officers';
import type { ActionContext } from './action-context';
import type { ClockChanges } from './apply-clocks';
import { extensionDraftAt, type StepBegun } from './extension-due';
import { NO_PLACE, placeByPromise, placeWithoutPromise } from './queue-place';
import { applyStepClock, budgetsOf } from './step-clock';

/** What the step, its holder and the order of the queue become. */
export type StepChanges = Pick<
  Dossier,
  | 'stepId'
  | 'holderRole'
  | 'holderUnitId'
  | 'stepStartedAt'
  | 'stepDueAt'
  | 'queueAt'
  | 'keptUntil'
  | 'extensionDraftAt'
>;

const NO_HOLDER = { holderRole: null, holderUnitId: null } as const;
const NO_STEP = {
  stepId: null,
  stepStartedAt: null,
  stepDueAt: null,
  extensionDraftAt: null,
} as const;

function nextStep(dossier: Dossier, procedure: ProcedureVersion): StepDefinition {
  const index = procedure.steps.findIndex((step) => step.id === dossier.stepId);
  const next = procedure.steps[index + 1];
  if (index < 0 || !next) throw new CodedError('conflict', 'dossier.no_next_step');
  return next;
}

function targetStep({ dossier, procedure, transition }: ActionContext): StepDefinition | null {
  switch (transition.step) {
    case 'first':
      return procedure.steps[0] ?? null;
    case 'next':
      return nextStep(dossier, procedure);
    case 'keep':
    case 'recount':
      return procedure.steps.find((step) => step.id === dossier.stepId) ?? null;
    default:
      return null;
  }
}

/** The clock of a step stands still while the dossier is with its applicant. */
async function waitingOn(context: ActionContext, step: StepDefinition): Promise<StepChanges> {
  await applyStepClock(context, { step, budget: null });
  return {
    ...NO_HOLDER,
    stepId: step.id,
    stepStartedAt: context.dossier.stepStartedAt,
    ...NO_PLACE,
    stepDueAt: null,
    extensionDraftAt: null,
  };
}

/** A step that goes on under another law has begun when it began. */
const begunAt = ({ at, dossier, transition }: ActionContext): Date =>
  transition.step === 'recount' ? (dossier.stepStartedAt ?? at) : at;

async function onStep(
  context: ActionContext,
  step: StepDefinition,
  { dueAt }: ClockChanges,
): Promise<StepChanges> {
  const { tx, at, calendar, deadlines, procedure, dossier } = context;
  const legal = await deadlines.current(tx, dossier.id, 'legal');
  const budgets = budgetsOf(calendar, procedure, legal);
  const index = procedure.steps.indexOf(step);
  const budget = budgets?.[index] ?? null;
  const since = begunAt(context);
  const held = {
    stepId: step.id,
    ...heldBy(step),
    stepStartedAt: since,
    stepDueAt: await applyStepClock(context, { step, budget }),
  };
  if (!legal || !budgets || !dueAt) {
    return { ...held, ...placeWithoutPromise(calendar, since), extensionDraftAt: null };
  }
  return {
    ...held,
    ...placeByPromise(context, at, dueAt, { budgets, index }),
    extensionDraftAt: await draftAt(context, legal, { at: since, budgets, index }),
  };
}

/** One draft is enough for one count of the limit; what makes it count anew settles the draft. */
async function draftAt(
  { tx, calendar, procedure, dossier }: ActionContext,
  legal: Deadline,
  begun: StepBegun,
): Promise<Date | null> {
  const drafted = await tx.existsBy(ExtensionDraft, { dossierId: dossier.id, settledAt: IsNull() });
  return drafted ? null : extensionDraftAt(calendar, procedure, legal, begun);
}

/** The desk's turn: a dossier to look at, or a result to hand over. */
function atDesk(
  { at, calendar, dossier, procedure, transition }: ActionContext,
  clocks: ClockChanges,
): StepChanges {
  const looksAtIt = transition.to === 'submitted';
  return {
    ...NO_STEP,
    ...heldBy(deskOf(dossier)),
    stepDueAt: looksAtIt ? clocks.receptionDueAt : clocks.dueAt,
    stepStartedAt: at,
    // A first look before the alert; a result that is ready before anything else.
    queueAt: looksAtIt
      ? addWorkingMinutes(calendar, at, workingMinutesOf(calendar, procedure.limits.receptionAlert))
      : at,
    keptUntil: null,
  };
}

/** The work goes on in other hands: nothing is counted anew, and its place in the queue stays. */
function passedOn({ dossier, procedure }: ActionContext, to: PassedTo): StepChanges {
  const { stepId, stepStartedAt, stepDueAt, queueAt, keptUntil } = dossier;
  const next = to === 'approver' ? approverOf(dossier, procedure) : workerOf(dossier, procedure);
  return {
    ...heldBy(next),
    ...{ stepId, stepStartedAt, stepDueAt, queueAt, keptUntil },
    extensionDraftAt: dossier.extensionDraftAt,
  };
}

/** Moves the dossier to the step that the transition asks for and gives it its place in the queue. */
export async function applyStep(
  context: ActionContext,
  clocks: ClockChanges,
): Promise<StepChanges> {
  const { passesTo } = context.transition;
  if (passesTo) return passedOn(context, passesTo);
  const step = targetStep(context);
  if (step && context.transition.turn === 'applicant') return waitingOn(context, step);
  if (step) return onStep(context, step, clocks);
  await applyStepClock(context, null);
  if (context.transition.turn === 'office') return atDesk(context, clocks);
  return { ...NO_STEP, ...NO_HOLDER, ...NO_PLACE };
}
