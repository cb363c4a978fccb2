import type { DeadlineStore } from '@portal/deadlines';
import { Staff } from '@portal/identity';
import type { NoticeData, NoticeRequest, PromisedDate } from '@portal/notifications';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { Attachment, Decision, type Dossier, Nominee, SupplementRequest } from '../entities';
import { confirmedClock } from '../reading/confirmed-clock';
import { dueSum } from '../reading/due-sum';
import { assertSent, type SentSupplement } from '../supplements';

/** What is known of the dossier that a notice tells of. */
export interface Facts {
  readonly manager: EntityManager;
  readonly deadlines: DeadlineStore;
  readonly dossier: Dossier;
  readonly procedure: ProcedureVersion;
  readonly partyName: string;
  /** Identifiers that the notice was recorded with. */
  readonly payload: Readonly<Record<string, string>>;
  readonly recipient: NoticeRequest['recipient'];
  readonly common: {
    readonly personName: string;
    readonly code: string;
    readonly procedureTitle: string;
    readonly link: string;
  };
}

/** What the lifecycle guarantees to be set when a notice of that kind is owed. */
export function certain<T>(value: T | null | undefined, what: string): T {
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
export async function promisedDate(facts: Facts): Promise<PromisedDate> {
  const { manager, deadlines, dossier, procedure } = facts;
  const stored = dossier.dueAt && (await deadlines.explain(manager, dossier.id, 'legal'));
  const legal = confirmedClock(stored, procedure.limits.legal);
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

/** That of the notice, not the last one: a mail may go out late. */
async function supplementOf({ manager, dossier, payload }: Facts): Promise<SupplementRequest> {
  const id = certain(payload['supplementId'], 'supplementId');
  return manager.findOneByOrFail(SupplementRequest, { id, dossierId: dossier.id });
}

const sentSupplement = async (facts: Facts): Promise<SentSupplement> =>
  assertSent(await supplementOf(facts));

function titled({ procedure }: Facts, { items }: SupplementRequest): string[] {
  return items.map(({ componentId, text }) => {
    const component = procedure.components.find((each) => each.id === componentId);
    return component ? `${component.title.vi}: ${text}` : text;
  });
}

export async function supplementRequested(facts: Facts) {
  const request = await sentSupplement(facts);
  const { reason, dueAt } = request;
  return { ...facts.common, items: titled(facts, request), reason, answerBy: dueAt };
}

export async function supplementReminder(facts: Facts) {
  const request = await sentSupplement(facts);
  const { requestedAt, dueAt } = request;
  return { ...facts.common, items: titled(facts, request), requestedAt, answerBy: dueAt };
}

const nameOf = async ({ manager }: Facts, staffId: string): Promise<string> =>
  (await manager.findOneByOrFail(Staff, { id: staffId })).fullName;

export async function supplementApproval(facts: Facts) {
  const request = await supplementOf(facts);
  const { partyName, dossier, common } = facts;
  return {
    ...common,
    partyName,
    proposerName: await nameOf(facts, request.requestedByStaffId),
    items: titled(facts, request),
    reason: request.reason,
    workDueAt: dossier.stepDueAt,
  };
}

export async function supplementDeclined(facts: Facts) {
  const { declinedByStaffId, declineReason } = await supplementOf(facts);
  const leaderName = await nameOf(facts, certain(declinedByStaffId, 'declinedByStaffId'));
  const { partyName, common } = facts;
  return { ...common, partyName, leaderName, reason: certain(declineReason, 'declineReason') };
}

export async function supplementAnswered(facts: Facts) {
  const { answeredAt } = await sentSupplement(facts);
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
  const { requestedAt, dueAt } = await sentSupplement(facts);
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
