import { Account } from './account.entity';
import { EmailToken } from './email-token.entity';
import { Membership } from './membership.entity';
import { Party } from './party.entity';
import { RateLimitCounter } from './rate-limit.entity';
import { Session } from './session.entity';
import { StaffRoleAssignment } from './staff-role.entity';
import { Staff } from './staff.entity';

/** Every table of this library. */
export const identityEntities = [
  Party,
  Account,
  Membership,
  Staff,
  StaffRoleAssignment,
  Session,
  EmailToken,
  RateLimitCounter,
];
