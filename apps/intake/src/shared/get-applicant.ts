import type { Actor, Applicant } from '@portal/identity';
import { CodedError } from '@portal/kernel';

/**
 * The applicant behind a request that the guard has let in.
 * @throws CodedError `web.session_expired`
 */
export function getApplicant(actor: Actor): Applicant {
  if (actor.kind === 'applicant') return actor;
  throw new CodedError('unauthenticated', 'web.session_expired');
}
