import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts/accounts';
import { ChangePassword } from './accounts/change-password';
import { ConfirmEmail } from './accounts/confirm-email';
import { EmailLinks } from './accounts/email-links';
import { RegisterAccount } from './accounts/register-account';
import { ResetPassword } from './accounts/reset-password';
import { identityEntities } from './entities/identity-entities';
import { Parties } from './parties';
import { PasswordHasher } from './passwords/password-hasher';
import { RateLimits } from './rate-limits/rate-limits';
import { Sessions } from './sessions/sessions';
import { SignInGate } from './sign-in/sign-in-gate';
import { SignInThrottle } from './sign-in/sign-in-throttle';
import { StaffDirectory } from './staff/staff-directory';

const exported = [
  Accounts,
  ChangePassword,
  ConfirmEmail,
  EmailLinks,
  Parties,
  PasswordHasher,
  RateLimits,
  RegisterAccount,
  ResetPassword,
  Sessions,
  StaffDirectory,
];

/** Accounts, staff, sessions and rate limits. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities)],
  providers: [...exported, SignInGate, SignInThrottle],
  exports: exported,
})
export class IdentityModule {}
