import type { Actor, StaffMember } from '@portal/identity';
import { CodedError } from '@portal/kernel';

/**
 * The member of staff behind a request that the guard has let in.
 * @throws CodedError `web.session_expired`
 */
export function getStaff(actor: Actor): StaffMember {
  if (actor.kind === 'staff') return actor;
  throw new CodedError('unauthenticated', 'web.session_expired');
}
