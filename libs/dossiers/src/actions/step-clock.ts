import type { Deadline } from '@portal/deadlines';
import { type CountingRule, type LegalSpan, stepBudgets } from '@portal/deadlines/core';
import type { WorkingCalendar } from '@portal/deadlines/core';
import type { ProcedureVersion, StepDefinition } from '@portal/procedures/core';
import { STEP_MARKS } from './clock-marks';
import type { ActionContext } from './action-context';

/** The legal clock's columns that budgets of steps live from. */
type LegalColumns = Pick<Deadline, 'rule' | 'targetShare' | 'countedFromAt' | 'targetAt'>;

/**
 * Working minutes of each step of a procedure under the legal clock of a dossier; null when the
 * procedure has no limit, and so no target that could be shared out.
 */
export function budgetsOf(
  calendar: WorkingCalendar,
  procedure: ProcedureVersion,
  legal: LegalColumns | null,
): number[] | null {
  if (!legal || legal.targetShare === null || legal.targetAt === null) return null;
  const { rule, targetShare, countedFromAt, targetAt } = legal;
  const span: LegalSpan = { rule, targetShare, countedFromAt, targetAt };
  return stepBudgets(
    calendar,
    span,
    procedure.steps.map((step) => step.share),
  );
}

/** A budget as a clock counts it. One minute is the least that can be counted. */
const budgetRule = (minutes: number): CountingRule => ({
  amount: Math.max(1, minutes),
  unit: 'working_minute',
  firstDay: 'same_moment',
  rollOver: 'none',
  resume: 'restart',
  citation: 'Phần thời gian của bước trong mục tiêu nội bộ',
  verified: true,
});

/** Ends the clock of the step that is left, if one runs. */
async function leave({ tx, at, deadlines, dossier, actor }: ActionContext): Promise<void> {
  if (!(await deadlines.running(tx, dossier.id, 'step'))) return;
  const by = actor.kind === 'staff' ? actor.staffId : null;
  await deadlines.stop(tx, { dossierId: dossier.id, kind: 'step', at, by });
}

/** What the step's clock has to count. */
export interface StepToClock {
  readonly step: StepDefinition;
  /** Working minutes; null: no limit, no clock. */
  readonly budget: number | null;
}

async function enter(context: ActionContext, { step, budget }: StepToClock): Promise<Date | null> {
  if (budget === null) return null;
  const { tx, at, deadlines, dossier } = context;
  const rule = budgetRule(budget);
  const clock = { dossierId: dossier.id, kind: 'step', stepId: step.id, at } as const;
  const { dueAt } = await deadlines.start(tx, { ...clock, rule, marks: STEP_MARKS });
  return dueAt;
}

/** The same step goes on under another law: its budget is another, counted from where it began. */
async function goOn(context: ActionContext, entered: StepToClock): Promise<Date | null> {
  const { tx, at, deadlines, dossier } = context;
  const running = await deadlines.running(tx, dossier.id, 'step');
  if (!running) return enter(context, entered);
  if (entered.budget === null) return running.dueAt;
  const clock = { dossierId: dossier.id, kind: 'step', at } as const;
  const rule = budgetRule(entered.budget);
  return (await deadlines.changeRule(tx, { ...clock, rule, marks: STEP_MARKS })).dueAt;
}

/** The same step goes on: its clock waits with the applicant, and counts anew afterwards. */
async function stay(context: ActionContext, entered: StepToClock): Promise<Date | null> {
  const { tx, at, deadlines, dossier, actor, transition } = context;
  const running = await deadlines.running(tx, dossier.id, 'step');
  const clock = { dossierId: dossier.id, kind: 'step', at } as const;
  const waits = transition.turn === 'applicant';
  if (!running) return waits ? null : enter(context, entered);
  if (waits) {
    const by = actor.kind === 'staff' ? actor.staffId : null;
    await deadlines.pause(tx, { ...clock, reason: 'supplement', by });
    return null;
  }
  return (await deadlines.resume(tx, clock)).dueAt;
}

/**
 * Moves the clock of the step as the transition says.
 * @param entered the step that the dossier is in afterwards; null when it is in none
 * @returns when that step is due; null while it waits, or when nothing limits it
 */
export async function applyStepClock(
  context: ActionContext,
  entered: StepToClock | null,
): Promise<Date | null> {
  if (entered && context.transition.step === 'keep') return stay(context, entered);
  if (entered && context.transition.step === 'recount') return goOn(context, entered);
  await leave(context);
  return entered && enter(context, entered);
}
