import {
  addWorkingMinutes,
  allotSteps,
  latestStart,
  type WorkingCalendar,
  workingMinutesOf,
} from '@portal/deadlines/core';
import { CodedError } from '@portal/kernel';
import type { ProcedureVersion, StepDefinition } from '@portal/procedures/core';
import type { Dossier } from '../entities';
import type { ActionContext } from './action-context';
import type { ClockChanges } from './apply-clocks';

/** What the step, its holder and the order of the queue become. */
export type StepChanges = Pick<
  Dossier,
  'stepId' | 'holderRole' | 'holderUnitId' | 'stepStartedAt' | 'stepDueAt' | 'latestStartAt'
>;

const NO_HOLDER = { holderRole: null, holderUnitId: null } as const;
const NO_STEP = { stepId: null, stepStartedAt: null, stepDueAt: null } as const;

/** Role of the one-stop shop, which receives and hands results over. */
const DESK_ROLE = 'reception_clerk';

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
      return procedure.steps.find((step) => step.id === dossier.stepId) ?? null;
    default:
      return null;
  }
}

/**
 * The budget of each step in working minutes: its share of the target, so that together they are
 * the target. `null` for a procedure without a limit, or with one in calendar days.
 */
export function stepBudgets(
  calendar: WorkingCalendar,
  procedure: ProcedureVersion,
): number[] | null {
  const { legal, targetShare } = procedure.limits;
  if (legal === null || legal.unit === 'calendar_day') return null;
  return allotSteps(
    Math.floor(workingMinutesOf(calendar, legal) * targetShare),
    procedure.steps.map((step) => step.share),
  );
}

function onStep(
  { at, calendar, procedure, dossier, transition }: ActionContext,
  step: StepDefinition,
  clocks: ClockChanges,
): StepChanges {
  const budgets = stepBudgets(calendar, procedure);
  const index = procedure.steps.indexOf(step);
  const remaining = budgets?.slice(index).reduce((sum, minutes) => sum + minutes, 0);
  const waits = transition.turn !== 'office';
  const ordered =
    remaining === undefined || clocks.targetAt === null
      ? at
      : latestStart(calendar, clocks.targetAt, remaining);
  const startedAt = transition.step === 'keep' && waits ? dossier.stepStartedAt : at;
  return {
    stepId: step.id,
    ...(waits ? NO_HOLDER : { holderRole: step.role, holderUnitId: step.unit }),
    stepStartedAt: startedAt,
    stepDueAt: waits || !budgets ? null : addWorkingMinutes(calendar, at, budgets[index]!),
    latestStartAt: waits ? null : ordered,
  };
}

/** The desk's turn: a dossier to look at, or a result to hand over. */
function atDesk(
  { at, calendar, dossier, procedure, transition }: ActionContext,
  clocks: ClockChanges,
): StepChanges {
  const looksAtIt = transition.to === 'submitted';
  return {
    ...NO_STEP,
    holderRole: DESK_ROLE,
    holderUnitId: dossier.receivingUnitId,
    stepDueAt: looksAtIt ? clocks.receptionDueAt : clocks.dueAt,
    stepStartedAt: at,
    latestStartAt: looksAtIt
      ? addWorkingMinutes(calendar, at, workingMinutesOf(calendar, procedure.limits.receptionAlert))
      : (clocks.targetAt ?? at),
  };
}

/** Moves the dossier to the step that the transition asks for and gives it its place in the queue. */
export function applyStep(context: ActionContext, clocks: ClockChanges): StepChanges {
  const step = targetStep(context);
  if (step) return onStep(context, step, clocks);
  if (context.transition.turn === 'office') return atDesk(context, clocks);
  return { ...NO_STEP, ...NO_HOLDER, latestStartAt: null };
}
