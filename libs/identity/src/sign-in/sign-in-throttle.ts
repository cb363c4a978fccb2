import { Injectable } from '@nestjs/common';
import type { SessionKind } from '../entities/session.entity';
import { addressKey } from '../rate-limits/address-key';
import { RateLimits } from '../rate-limits/rate-limits';

/** One attempt to sign in. */
export interface SignInAttempt {
  readonly kind: SessionKind;
  /** Normalised. */
  readonly email: string;
  /** Network address of the visitor. */
  readonly address: string;
}

/**
 * Bounds guessing of passwords. Each attempt is counted before the password is looked at, so that
 * parallel attempts do not slip through, and given back when it was right. Failures from elsewhere
 * never refuse the owner: they only leave fewer tries to every address.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly limits: RateLimits) {}

  /** @throws CodedError `rate.too_many` */
  async count({ kind, email, address }: SignInAttempt): Promise<void> {
    const visitor = addressKey(address);
    await this.limits.consume('sign_in_address', visitor);
    await this.limits.consume('sign_in_pair', kind, email, visitor);
    const isCalm = await this.limits.tryConsume('sign_in_account', kind, email);
    if (!isCalm) await this.limits.consume('sign_in_pair_strict', kind, email, visitor);
  }

  /** The password was right. */
  async giveBack({ kind, email, address }: SignInAttempt): Promise<void> {
    const visitor = addressKey(address);
    await this.limits.giveBack('sign_in_address', visitor);
    await this.limits.giveBack('sign_in_account', kind, email);
    await this.limits.forget('sign_in_pair', kind, email, visitor);
    await this.limits.forget('sign_in_pair_strict', kind, email, visitor);
  }
}
