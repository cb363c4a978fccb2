import { Injectable } from '@nestjs/common';
import { isEmail, normaliseEmail } from '../email-address';
import type { SessionKind } from '../entities/session.entity';
import { PasswordHasher } from '../passwords/password-hasher';
import { SignInThrottle } from './sign-in-throttle';

/** What somebody types to sign in, and from where. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Network address of the visitor (behind a proxy: what the proxy says). */
  readonly address: string;
}

/** Somebody who has a password and may be let in. */
interface Holder {
  readonly passwordHash: string;
}

/** The one place where passwords are tried, for both apps. */
@Injectable()
export class SignInGate {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Whoever has this address and this password. A password is verified for an unknown address too,
   * so that the time of the answer tells nothing.
   * @param find looks an address up
   * @throws CodedError `rate.too_many`
   */
  async admit<T extends Holder>(
    kind: SessionKind,
    { email: typed, password, address }: Credentials,
    find: (email: string) => Promise<T | null>,
  ): Promise<T | undefined> {
    const email = normaliseEmail(typed);
    const attempt = { kind, email, address };
    await this.throttle.count(attempt);
    const holder = isEmail(email) ? await find(email) : null;
    const matches = await this.hasher.verify(holder?.passwordHash, password);
    if (!holder || !matches) return undefined;
    await this.throttle.giveBack(attempt);
    return holder;
  }
}
