import { Deadline } from '@portal/deadlines';
import { workingMinutesBetween } from '@portal/deadlines/core';
import { newId } from '@portal/kernel';
import { enqueueNotices, type NoticeOrder } from '@portal/notifications';
import { type DataSource, type EntityManager, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import type { ActionServices } from '../actions/perform-action';
import { budgetsOf } from '../actions/step-clock';
import { Dossier, ExtensionDraft } from '../entities';
import { appendJournalEntry } from '../journal/append-entry';
import { DRAFT_EXTENSION_ACTION } from '../journal/system-events';
import { headsOf, holders } from '../notices/recipients';
import { eachInTurn } from './each-in-turn';
import { type ExtensionPlan, planExtension } from './plan-extension';

/** The next dossier whose draft is due, its row held; null when there is none. */
async function nextDue(
  tx: EntityManager,
  at: Date,
  failed: readonly string[],
): Promise<Dossier | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM dossier WHERE extension_draft_at <= $1 AND id <> ALL($2::uuid[])
     ORDER BY extension_draft_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [at, failed],
  );
  return rows[0] ? tx.findOneByOrFail(Dossier, { id: rows[0].id }) : null;
}

/** Working minutes that the steps of this count took beyond their budgets, by step id. */
async function overrunsOf(
  { calendar }: ActionServices,
  tx: EntityManager,
  legal: Deadline,
): Promise<Map<string, number>> {
  const left = await tx.findBy(Deadline, {
    dossierId: legal.dossierId,
    kind: 'step',
    endedAt: Not(IsNull()),
    countedFromAt: MoreThanOrEqual(legal.countedFromAt),
  });
  const overruns = new Map<string, number>();
  for (const { stepId, countedFromAt, endedAt, rule } of left) {
    const beyond = workingMinutesBetween(calendar, countedFromAt, endedAt!) - rule.amount;
    overruns.set(stepId!, (overruns.get(stepId!) ?? 0) + beyond);
  }
  return overruns;
}

/** Null when nothing is at stake any more: no limit runs, or it was extended already. */
async function planOf(
  services: ActionServices,
  tx: EntityManager,
  { dossier, at }: { readonly dossier: Dossier; readonly at: Date },
): Promise<ExtensionPlan | null> {
  const { calendar, deadlines, catalogue } = services;
  const procedure = catalogue.of(dossier);
  const legal = await deadlines.running(tx, dossier.id, 'legal');
  const budgets = budgetsOf(calendar, procedure, legal);
  const index = procedure.steps.findIndex((step) => step.id === dossier.stepId);
  const { extension } = procedure.limits;
  if (!legal || legal.extension || !budgets || index < 0 || !extension) return null;
  return planExtension({
    calendar,
    at,
    clock: await deadlines.clockOf(tx, legal),
    budgets,
    index,
    stepStartedAt: dossier.stepStartedAt ?? at,
    stepId: procedure.steps[index]!.id,
    overruns: await overrunsOf(services, tx, legal),
    giveBefore: extension.giveBefore,
  });
}

async function tell(
  services: ActionServices,
  tx: EntityManager,
  { dossier, draftId, at }: { dossier: Dossier; draftId: string; at: Date },
): Promise<void> {
  const held = await holders(tx, dossier);
  const unitId = dossier.holderUnitId ?? dossier.receivingUnitId;
  const heads = await headsOf(tx, services.organisation, unitId);
  const orders = [...new Set([...held, ...heads])].map((id): NoticeOrder => ({
    kind: 'staff.extension_draft',
    dossierId: dossier.id,
    recipient: { kind: 'staff', id },
    payload: { draftId },
    at,
  }));
  await enqueueNotices(tx, orders);
}

async function draft(
  services: ActionServices,
  tx: EntityManager,
  { dossier, at }: { readonly dossier: Dossier; readonly at: Date },
): Promise<void> {
  const plan = await planOf(services, tx, { dossier, at });
  await tx.update(Dossier, { id: dossier.id }, { extensionDraftAt: null });
  if (!plan) return;
  const draftId = newId(at);
  await tx.insert(ExtensionDraft, {
    ...plan,
    id: draftId,
    dossierId: dossier.id,
    draftedAt: at,
    settledAt: null,
  });
  // The version stays: what a colleague is about to do is not touched by a draft.
  const sequence = dossier.journalLength + 1;
  await tx.update(Dossier, { id: dossier.id }, { journalLength: sequence });
  const { trigger, cause, causeStepId, proposedDays } = plan;
  await appendJournalEntry(tx, {
    dossierId: dossier.id,
    sequence,
    at,
    actor: { kind: 'system', id: null },
    action: DRAFT_EXTENSION_ACTION,
    data: {
      draftId,
      trigger,
      cause,
      causeStepId,
      proposedDays,
      dueAt: plan.dueAt.toISOString(),
      forecastAt: plan.forecastAt.toISOString(),
      proposedDueAt: plan.proposedDueAt.toISOString(),
    },
  });
  await tell(services, tx, { dossier, draftId, at });
}

/**
 * Drafts the apology and new date of every dossier for which it has fallen due; row, journal entry
 * and notices in one transaction each. Safe with several workers, catches up after being down.
 * @returns how many dossiers were looked at
 */
export function draftExtensions(
  services: ActionServices,
  dataSource: DataSource,
  at: Date,
): Promise<number> {
  return eachInTurn(dataSource, async (tx, failed, take) => {
    const dossier = await nextDue(tx, at, failed);
    if (!dossier) return false;
    take(dossier.id);
    await draft(services, tx, { dossier, at });
    return true;
  });
}
