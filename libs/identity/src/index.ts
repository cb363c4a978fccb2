export { Accounts, type LinkRequest } from './accounts/accounts';
export { ChangePassword, type PasswordChange } from './accounts/change-password';
export { type Confirmation, ConfirmEmail } from './accounts/confirm-email';
export { EmailLinks, LINK_LIFETIME_MS } from './accounts/email-links';
export { RegisterAccount, type RegistrationOutcome } from './accounts/register-account';
export { type Registration } from './accounts/registration';
export { ResetPassword } from './accounts/reset-password';
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

export { isEmail, normaliseEmail } from './email-address';
export { IdentityModule } from './identity.module';
export { Parties } from './parties';
export { PasswordHasher } from './passwords/password-hasher';
export { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './passwords/password-rules';
export { permissionsAsMarkdown } from './permissions/permissions-as-markdown';
export { addressKey } from './rate-limits/address-key';
export { RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits/limits';
export { RateLimits } from './rate-limits/rate-limits';
export { SESSION_LIMITS, type SessionLimit } from './sessions/session-limits';
export { Sessions, type SessionSubject } from './sessions/sessions';
export { type Credentials } from './sign-in/sign-in-gate';
export { type NewStaff, StaffDirectory } from './staff/staff-directory';
