export {
  type Actor,
  type ActorMembership,
  ANONYMOUS,
  type AnonymousActor,
  type Applicant,
  rolesOf,
  type StaffMember,
  SYSTEM,
  type SystemActor,
} from './actor';
export {
  Allow,
  ALLOW_METADATA,
  CurrentActor,
  Public,
  PUBLIC_METADATA,
  type RequestWithActor,
} from './decorators';
export { Account } from './entities/account.entity';
export { EmailToken, type EmailTokenPurpose } from './entities/email-token.entity';
export { identityEntities } from './entities/identity-entities';
export { Membership } from './entities/membership.entity';
export { Party, type PartyKind } from './entities/party.entity';
export { RateLimitCounter } from './entities/rate-limit.entity';
export { Session, type SessionKind } from './entities/session.entity';
export { StaffRoleAssignment } from './entities/staff-role.entity';
export { Staff } from './entities/staff.entity';
export { type Action, ACTIONS } from './permissions/actions';
export {
  type DossierStanding,
  isProvinceReading,
  may,
  mayForSome,
  mayOn,
  type Permission,
  PERMISSIONS,
  type Relation,
  RELATIONS,
} from './permissions/permissions';
export {
  isStaffRole,
  MEMBERSHIP_ROLES,
  type MembershipRole,
  type Role,
  ROLES,
  STAFF_ROLES,
  type StaffRole,
} from './roles';
