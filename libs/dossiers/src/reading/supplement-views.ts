import { Staff } from '@portal/identity';
import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { AppraisalWindow, Circumstances } from '../actions/circumstances';
import type { Dossier } from '../entities';
import type { SupplementItem } from '../entities/supplement-request.entity';
import { findTransition } from '../lifecycle';
import { approverOf } from '../officers';
import { latestProposal, latestSentSupplement } from '../supplements';

/** One thing that is asked for. */
export interface SupplementItemView {
  readonly componentId: string | null;
  readonly componentTitle: string | null;
  readonly text: string;
}

/** What was asked for, and what was answered. */
export interface SupplementView {
  readonly id: string;
  readonly number: number;
  readonly reason: string;
  readonly items: readonly SupplementItemView[];
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
}

/** A request that was put before a leader and did not reach the applicant; for staff alone. */
export interface ProposalView {
  /** `left`: the dossier ended before the leader decided. */
  readonly state: 'waiting' | 'declined' | 'left';
  readonly reason: string;
  readonly items: readonly SupplementItemView[];
  readonly proposedAt: Date;
  readonly proposerName: string;
  readonly declinedAt: Date | null;
  readonly declinerName: string | null;
  readonly declineReason: string | null;
}

/** What the office has to know before it asks for a supplement. */
export interface SupplementRules {
  /** Until when the appraisal may ask; null: nothing limits it. */
  readonly window: AppraisalWindow | null;
  /** Unit whose leader approves a further request. */
  readonly approverUnit: string;
  /** Why a further request needs approval and counts as late. */
  readonly citation: string;
}

function itemViews(
  items: readonly SupplementItem[],
  { components }: ProcedureVersion,
): SupplementItemView[] {
  return items.map(({ componentId, text }) => {
    const component = components.find((candidate) => candidate.id === componentId);
    return { componentId, componentTitle: component?.title.vi ?? null, text };
  });
}

/** The last request that reached the applicant; null when none did. */
export async function readSupplement(
  manager: EntityManager,
  dossier: Dossier,
  procedure: ProcedureVersion,
): Promise<SupplementView | null> {
  const request = await latestSentSupplement(manager, dossier.id);
  if (!request) return null;
  const { id, number, reason, requestedAt, dueAt, answeredAt, answer } = request;
  const items = itemViews(request.items, procedure);
  return { id, number, reason, items, requestedAt, dueAt, answeredAt, answer };
}

async function nameOf(manager: EntityManager, staffId: string): Promise<string> {
  return (await manager.findOneByOrFail(Staff, { id: staffId })).fullName;
}

/** The last request that a leader was asked to approve and has not; null when there is none. */
export async function readProposal(
  manager: EntityManager,
  dossier: Dossier,
  procedure: ProcedureVersion,
): Promise<ProposalView | null> {
  const request = await latestProposal(manager, dossier.id);
  if (!request) return null;
  const { reason, proposedAt, requestedByStaffId, declinedAt, declinedByStaffId } = request;
  const undecided = findTransition(dossier.status, 'approve_supplement') ? 'waiting' : 'left';
  return {
    state: declinedAt === null ? undecided : 'declined',
    reason,
    items: itemViews(request.items, procedure),
    proposedAt,
    proposerName: await nameOf(manager, requestedByStaffId),
    declinedAt,
    declinerName: declinedByStaffId && (await nameOf(manager, declinedByStaffId)),
    declineReason: request.declineReason,
  };
}

/** What a request would be bound by now; null where the status allows none. */
export function supplementRules(
  { dossier, procedure, window }: Circumstances,
  organisation: Organisation,
): SupplementRules | null {
  if (!findTransition(dossier.status, 'request_supplement')) return null;
  const approver = approverOf(dossier, procedure);
  return {
    window,
    approverUnit: organisation.getUnit(approver.unit).name.vi,
    citation: procedure.limits.secondSupplement.citation,
  };
}
