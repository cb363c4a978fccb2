import type { CountingRule } from '@portal/deadlines/core';
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

async function applyEffect(
  context: ActionContext,
  kind: ClockKind,
  effect: ClockEffect,
): Promise<void> {
  const { tx, at, deadlines, dossier, procedure, actor } = context;
  const rule = ruleOf(kind, context);
  // A procedure without any limit has no due date (decision 5).
  if (rule === null) return;
  const by = actor.kind === 'staff' ? actor.staffId : null;
  switch (effect) {
    case 'start':
      await deadlines.start(tx, {
        dossierId: dossier.id,
        kind,
        rule,
        at,
        ...(kind === 'legal' ? { targetShare: procedure.limits.targetShare } : {}),
      });
      return;
    case 'pause':
      await deadlines.pause(tx, { dossierId: dossier.id, kind, at, reason: 'supplement', by });
      return;
    case 'resume':
      await deadlines.resume(tx, { dossierId: dossier.id, kind, at });
      return;
    case 'stop':
      await deadlines.stop(tx, { dossierId: dossier.id, kind, at });
  }
}

/** Starts, pauses, resumes and stops what the transition says; returns what the clocks now show. */
export async function applyClocks(context: ActionContext): Promise<ClockChanges> {
  const { tx, deadlines, dossier, transition } = context;
  const effects = Object.entries(transition.clocks) as [ClockKind, ClockEffect][];
  for (const [kind, effect] of effects) await applyEffect(context, kind, effect);
  const shown = async (kind: ClockKind) =>
    kind in transition.clocks ? await deadlines.current(tx, dossier.id, kind) : undefined;
  const reception = await shown('reception');
  const legal = await shown('legal');
  const supplement = await shown('supplement');
  return {
    receptionDueAt: reception?.dueAt ?? dossier.receptionDueAt,
    dueAt: legal?.dueAt ?? dossier.dueAt,
    targetAt: legal?.targetAt ?? dossier.targetAt,
    supplementDueAt: supplement?.dueAt ?? dossier.supplementDueAt,
  };
}
