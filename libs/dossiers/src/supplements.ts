import { type EntityManager, IsNull, Not } from 'typeorm';
import { SupplementRequest } from './entities';

/** A supplement request that reached the applicant. */
export type SentSupplement = SupplementRequest & {
  readonly number: number;
  readonly requestedAt: Date;
  readonly dueAt: Date;
};

const isSent = (request: SupplementRequest | null): request is SentSupplement =>
  request !== null &&
  request.number !== null &&
  request.requestedAt !== null &&
  request.dueAt !== null;

/** The last request that reached the applicant; what a leader still considers is none. */
export async function latestSentSupplement(
  manager: EntityManager,
  dossierId: string,
): Promise<SentSupplement | null> {
  const request = await manager.findOne(SupplementRequest, {
    where: { dossierId, requestedAt: Not(IsNull()) },
    order: { number: 'DESC' },
  });
  return isSent(request) ? request : null;
}

/** As it was sent. @throws Error when it was not: a fault of the program */
export function assertSent(request: SupplementRequest): SentSupplement {
  if (!isSent(request)) throw new Error('the applicant was not asked for this supplement');
  return request;
}

/** The request that waits for its leader's approval. */
export function proposedSupplement(
  manager: EntityManager,
  dossierId: string,
): Promise<SupplementRequest | null> {
  const where = { dossierId, requestedAt: IsNull(), declinedAt: IsNull() };
  return manager.findOneBy(SupplementRequest, where);
}

/** The last request that was put before a leader, whatever became of it. */
export function latestProposal(
  manager: EntityManager,
  dossierId: string,
): Promise<SupplementRequest | null> {
  return manager.findOne(SupplementRequest, {
    where: { dossierId, number: IsNull() },
    order: { proposedAt: 'DESC', id: 'DESC' },
  });
}
