import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, CodedError } from '@portal/kernel';
import { EntityManager, IsNull, LessThan } from 'typeorm';
import { EmailToken, type EmailTokenPurpose } from '../entities/email-token.entity';
import { fingerprint, isToken, newToken } from '../tokens';

const HOUR = 3_600_000;

/** How long a link counts, in milliseconds from the moment it is made. */
export const LINK_LIFETIME_MS: Readonly<Record<EmailTokenPurpose, number>> = {
  confirm_email: 24 * HOUR,
  reset_password: HOUR,
};

/** An expired link is kept so long that it can still be told from one that never was. */
const KEPT_AFTER_EXPIRY_MS = 7 * 24 * HOUR;

/** Links that are sent by mail, of which only the hash is stored. */
@Injectable()
export class EmailLinks {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Makes a link. Do it while the mail is being written, not before: the token then stands in no
   * queue and no outbox, and its time runs from the sending.
   */
  async issue(tx: EntityManager, accountId: string, purpose: EmailTokenPurpose): Promise<string> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_LIFETIME_MS[purpose]);
    const id = fingerprint(token);
    await tx.insert(EmailToken, { id, accountId, purpose, expiresAt, usedAt: null });
    return token;
  }

  /**
   * The link of this token, locked until the transaction ends.
   * @throws CodedError `link.unknown`
   */
  async get(tx: EntityManager, token: string, purpose: EmailTokenPurpose): Promise<EmailToken> {
    const link = isToken(token)
      ? await tx.findOne(EmailToken, {
          where: { id: fingerprint(token), purpose },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!link) throw new CodedError('invalid', 'link.unknown');
    return link;
  }

  /**
   * Uses a link up, and the other links of the account for the same purpose with it.
   * @throws CodedError `link.used`, `link.expired`
   */
  async use(tx: EntityManager, link: EmailToken): Promise<void> {
    const now = this.clock.now();
    if (link.usedAt) throw new CodedError('invalid', 'link.used');
    if (link.expiresAt <= now) throw new CodedError('invalid', 'link.expired');
    const { accountId, purpose } = link;
    await tx.update(EmailToken, { accountId, purpose, usedAt: IsNull() }, { usedAt: now });
  }

  /** Takes every link of an account back. */
  async revoke(tx: EntityManager, accountId: string): Promise<void> {
    await tx.delete(EmailToken, { accountId });
  }

  /** Removes what expired more than a week ago; returns how many. */
  async purge(tx: EntityManager): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_AFTER_EXPIRY_MS);
    const { affected } = await tx.delete(EmailToken, { expiresAt: LessThan(before) });
    return affected ?? 0;
  }
}
