import type { DeadlineStore } from '@portal/deadlines';
import type { NoticeData, NoticeRequest, PromisedDate } from '@portal/notifications';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { Attachment, Decision, type Dossier, Nominee, SupplementRequest } from '../entities';
import { dueSum } from '../reading/due-sum';

/** What is known of the dossier that a notice tells of. */
export interface Facts {
  readonly manager: EntityManager;
  readonly deadlines: DeadlineStore;
  readonly dossier: Dossier;
  readonly procedure: ProcedureVersion;
  readonly partyName: string;
  /** Ids that the notice was recorded with, and whom it is for. */
  readonly payload: NoticeRequest['payload'];
  readonly recipient: NoticeRequest['recipient'];
  readonly common: {
    readonly personName: string;
    readonly code: string;
    readonly procedureTitle: string;
    readonly link: string;
  };
}

/** What the lifecycle guarantees to be set when a notice of that kind is owed. */
function certain<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`notice without ${what}`);
  return value;
}

export async function submitted({ manager, dossier, common }: Facts) {
  const fileCount = await manager.countBy(Attachment, {
    dossierId: dossier.id,
    purpose: 'component',
  });
  return {
    ...common,
    fileCount,
    submittedAt: certain(dossier.submittedAt, 'submittedAt'),
    receptionDueAt: certain(dossier.receptionDueAt, 'receptionDueAt'),
  };
}

/** The date as it stands when the mail is written, with the sum behind it. */
async function promisedDate({ manager, deadlines, dossier }: Facts): Promise<PromisedDate> {
  const legal = dossier.dueAt && (await deadlines.explain(manager, dossier.id, 'legal'));
  if (!legal) return { dueAt: null, dueIsExpected: false, reckoning: [] };
  return {
    dueAt: dossier.dueAt,
    dueIsExpected: !legal.computation.rule.verified,
    reckoning: dueSum(legal).vi,
  };
}

export async function accepted(facts: Facts) {
  const acceptedAt = certain(facts.dossier.acceptedAt, 'acceptedAt');
  return { ...facts.common, ...(await promisedDate(facts)), acceptedAt };
}

async function latestSupplement({ manager, dossier }: Facts): Promise<SupplementRequest> {
  return manager.findOneOrFail(SupplementRequest, {
    where: { dossierId: dossier.id },
    order: { number: 'DESC' },
  });
}

/** What is missing, each item with the component that it concerns. */
function titled({ procedure }: Facts, items: SupplementRequest['items']): string[] {
  return items.map(({ componentId, text }) => {
    const component = procedure.components.find((each) => each.id === componentId);
    return component ? `${component.title.vi}: ${text}` : text;
  });
}

export async function supplementRequested(facts: Facts) {
  const { items, reason, dueAt } = await latestSupplement(facts);
  return { ...facts.common, items: titled(facts, items), reason, answerBy: dueAt };
}

export async function supplementReminder(facts: Facts) {
  const { items, requestedAt, dueAt } = await latestSupplement(facts);
  return { ...facts.common, items: titled(facts, items), requestedAt, answerBy: dueAt };
}

export async function supplementAnswered(facts: Facts) {
  const { answeredAt } = await latestSupplement(facts);
  return {
    ...facts.common,
    ...(await promisedDate(facts)),
    answeredAt: certain(answeredAt, 'answeredAt'),
  };
}

export function refused({ dossier, common }: Facts) {
  return Promise.resolve({ ...common, reason: certain(dossier.closingReason, 'reason') });
}

export async function decided({ manager, dossier, common }: Facts) {
  const nominees = await manager.find(Nominee, {
    where: { dossierId: dossier.id },
    order: { position: 'ASC' },
  });
  const decision = await manager.findOneBy(Decision, { dossierId: dossier.id });
  return {
    ...common,
    outcomes: nominees.map(({ name, outcome, outcomeReason }) => ({
      name,
      approved: outcome === 'approved',
      reason: outcomeReason,
    })),
    decisionNumber: decision?.number ?? null,
    decisionDate: (decision?.signedOn ?? null) as NoticeData['dossier.decided']['decisionDate'],
  };
}

export function handedOver({ dossier, common }: Facts) {
  return Promise.resolve({ ...common, handedOverAt: certain(dossier.finishedAt, 'finishedAt') });
}

export function withdrawn({ dossier, common }: Facts) {
  return Promise.resolve({ ...common, withdrawnAt: certain(dossier.finishedAt, 'finishedAt') });
}

export async function closedUnanswered(facts: Facts) {
  const { requestedAt, dueAt } = await latestSupplement(facts);
  return { ...facts.common, requestedAt, answerBy: dueAt };
}

export function newDossier({ dossier, common, partyName }: Facts) {
  return Promise.resolve({
    ...common,
    partyName,
    submittedAt: certain(dossier.submittedAt, 'submittedAt'),
    receptionDueAt: certain(dossier.receptionDueAt, 'receptionDueAt'),
  });
}
