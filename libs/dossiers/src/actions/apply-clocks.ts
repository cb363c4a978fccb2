import type { Deadline } from '@portal/deadlines';
import type { CountingRule } from '@portal/deadlines/core';
import type { Actor } from '@portal/identity';
import type { Dossier } from '../entities';
import type { ClockEffect, ClockKind } from '../lifecycle';
import type { ActionContext } from './action-context';

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

/** @returns the clock as it is afterwards; null when the procedure has no such limit (decision 5) */
async function applyEffect(
  context: ActionContext,
  kind: ClockKind,
  effect: ClockEffect,
): Promise<Deadline | null> {
  const { tx, at, deadlines, dossier, actor } = context;
  const rule = ruleOf(kind, context);
  if (rule === null) return null;
  const clock = { dossierId: dossier.id, kind, at };
  switch (effect) {
    case 'start':
      return deadlines.start(tx, { ...clock, rule, ...targetOf(kind, context) });
    case 'pause':
      return deadlines.pause(tx, { ...clock, reason: 'supplement', by: staffIdOf(actor) });
    case 'resume':
      return deadlines.resume(tx, clock);
    default:
      return deadlines.stop(tx, clock);
  }
}

/** Starts, pauses, resumes and stops what the transition says; returns what the clocks now show. */
export async function applyClocks(context: ActionContext): Promise<ClockChanges> {
  const { dossier, transition } = context;
  const effects = Object.entries(transition.clocks) as [ClockKind, ClockEffect][];
  const shown: Partial<Record<ClockKind, Deadline | null>> = {};
  for (const [kind, effect] of effects) shown[kind] = await applyEffect(context, kind, effect);
  return {
    receptionDueAt: shown.reception?.dueAt ?? dossier.receptionDueAt,
    dueAt: shown.legal?.dueAt ?? dossier.dueAt,
    targetAt: shown.legal?.targetAt ?? dossier.targetAt,
    supplementDueAt: shown.supplement?.dueAt ?? dossier.supplementDueAt,
  };
}
