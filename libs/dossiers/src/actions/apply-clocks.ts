import type { Deadline } from '@portal/deadlines';
import type { CountingRule } from '@portal/deadlines/core';
import type { Actor } from '@portal/identity';
import { IsNull } from 'typeorm';
import type { ClockEffect, ClockKind } from '../lifecycle';
import { type Dossier, ExtensionDraft } from '../entities';
import type { ActionContext } from './action-context';
import { latestSentSupplement } from '../supplements';
import { marksOf } from './clock-marks';

/** The columns in which a dossier keeps what its clocks say. */
export type ClockChanges = Pick<
  Dossier,
  'receptionDueAt' | 'dueAt' | 'targetAt' | 'supplementDueAt'
>;

function ruleOf(kind: ClockKind, { procedure }: ActionContext): CountingRule | null {
  return procedure.limits[kind];
}

/** The legal clock alone has an internal target. */
const targetOf = (kind: ClockKind, { procedure }: ActionContext): { targetShare?: number } =>
  kind === 'legal' ? { targetShare: procedure.limits.targetShare } : {};

const staffIdOf = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.staffId : null);

/** @returns null when the procedure has no such limit (decision 5) */
async function startClock(
  context: ActionContext,
  kind: ClockKind,
  at: Date,
): Promise<Deadline | null> {
  const rule = ruleOf(kind, context);
  if (rule === null) return null;
  const { tx, deadlines, dossier } = context;
  return deadlines.start(tx, {
    ...{ dossierId: dossier.id, kind, at, rule },
    ...targetOf(kind, context),
    marks: marksOf(kind, context.procedure),
  });
}

/** From when on a limit counts that the earlier law did not know: the dossier was complete. */
async function completeSince({ tx, at, dossier }: ActionContext): Promise<Date> {
  const { acceptedAt } = dossier;
  const answeredAt = (await latestSentSupplement(tx, dossier.id))?.answeredAt ?? null;
  if (acceptedAt === null) return at;
  return answeredAt !== null && answeredAt > acceptedAt ? answeredAt : acceptedAt;
}

/** By the rules of another law, and never later than what was promised under the earlier one. */
async function recountClock(context: ActionContext, kind: ClockKind): Promise<Deadline | null> {
  const { tx, at, deadlines, dossier } = context;
  const running = await deadlines.running(tx, dossier.id, kind);
  if (!running) return startClock(context, kind, await completeSince(context));
  const rule = ruleOf(kind, context);
  if (rule === null) return running;
  return deadlines.changeRule(tx, {
    ...{ dossierId: dossier.id, kind, at, rule },
    ...targetOf(kind, context),
    marks: marksOf(kind, context.procedure),
    neverLater: true,
  });
}

/** @returns the clock as it is afterwards; null when the procedure has no such limit (decision 5) */
async function applyEffect(
  context: ActionContext,
  kind: ClockKind,
  effect: ClockEffect,
): Promise<Deadline | null> {
  const { tx, at, deadlines, dossier, actor } = context;
  const clock = { dossierId: dossier.id, kind, at };
  if (effect === 'start') return startClock(context, kind, at);
  if (effect === 'recount') return recountClock(context, kind);
  // One that began under an earlier law runs on where the later one knows no limit.
  if (!(await deadlines.running(tx, dossier.id, kind))) return null;
  switch (effect) {
    case 'pause':
      return deadlines.pause(tx, { ...clock, reason: 'supplement', by: staffIdOf(actor) });
    case 'resume':
      return deadlines.resume(tx, clock);
    default:
      return deadlines.stop(tx, { ...clock, by: staffIdOf(actor) });
  }
}

/** The date that a draft of extension was made for is no longer at stake. */
async function settleDraft({ tx, at, dossier }: ActionContext): Promise<void> {
  const open = { dossierId: dossier.id, settledAt: IsNull() };
  await tx.update(ExtensionDraft, open, { settledAt: at });
}

/** Starts, pauses, resumes and stops what the transition says; returns what the clocks now show. */
export async function applyClocks(context: ActionContext): Promise<ClockChanges> {
  const { dossier, transition } = context;
  const effects = Object.entries(transition.clocks) as [ClockKind, ClockEffect][];
  const shown: Partial<Record<ClockKind, Deadline | null>> = {};
  for (const [kind, effect] of effects) shown[kind] = await applyEffect(context, kind, effect);
  if (transition.clocks.legal) await settleDraft(context);
  return {
    ...shownBefore(dossier),
    ...(shown.reception && { receptionDueAt: shown.reception.dueAt }),
    ...(shown.legal && { dueAt: shown.legal.dueAt, targetAt: shown.legal.targetAt }),
    ...(shown.supplement && { supplementDueAt: shown.supplement.dueAt }),
  };
}

function shownBefore(dossier: Dossier): ClockChanges {
  const { receptionDueAt, dueAt, targetAt, supplementDueAt } = dossier;
  return { receptionDueAt, dueAt, targetAt, supplementDueAt };
}
