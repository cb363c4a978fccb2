import { MembershipRole, Role, StaffRole } from './roles';

/** A party that an account acts for. */
export interface ActorMembership {
  readonly partyId: string;
  readonly partyName: string;
  readonly role: MembershipRole;
}

/** Somebody signed in at the intake. */
export interface Applicant {
  readonly kind: 'applicant';
  readonly accountId: string;
  readonly fullName: string;
  readonly email: string;
  readonly emailConfirmed: boolean;
  readonly memberships: readonly ActorMembership[];
}

/** Somebody signed in at the back office. */
export interface StaffMember {
  readonly kind: 'staff';
  readonly staffId: string;
  readonly fullName: string;
  readonly email: string;
  /** Key of the unit in `config/organisation.yaml`. */
  readonly unitId: string;
  readonly roles: readonly StaffRole[];
}

/** Nobody signed in. */
export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** The service itself (sweeps, relays). It holds no role: what it does asks no permission. */
export interface SystemActor {
  readonly kind: 'system';
}

/** Whoever does something. */
export type Actor = Applicant | StaffMember | AnonymousActor | SystemActor;

/** The actor of a request without a session. */
export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };

/** The actor of what the service does by itself. */
export const SYSTEM: SystemActor = { kind: 'system' };

const MEMBERSHIP_TO_ROLE = {
  preparer: 'unit_preparer',
  signer: 'unit_signer',
} as const satisfies Record<MembershipRole, Role>;

function applicantRoles(actor: Applicant, partyId: string | undefined): Role[] {
  const counted = actor.memberships.filter(
    (membership) => partyId === undefined || membership.partyId === partyId,
  );
  return ['applicant', ...counted.map((membership) => MEMBERSHIP_TO_ROLE[membership.role])];
}

/**
 * The roles that an actor holds.
 * @param partyId counts only the memberships in this party: the signer of one party is not the
 *   signer of another
 */
export function rolesOf(actor: Actor, partyId?: string): readonly Role[] {
  switch (actor.kind) {
    case 'staff':
      return ['anonymous', ...actor.roles];
    case 'applicant':
      return ['anonymous', ...new Set(applicantRoles(actor, partyId))];
    default:
      return actor.kind === 'anonymous' ? ['anonymous'] : [];
  }
}
