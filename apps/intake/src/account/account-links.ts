import { Inject, Injectable } from '@nestjs/common';
import {
  Accounts,
  EmailLinks,
  type LinkRequest,
  normaliseEmail,
  RateLimits,
  RegisterAccount,
  type Registration,
} from '@portal/identity';
import { type Clock, CLOCK } from '@portal/kernel';
import { enqueueNotice } from '@portal/notifications';
import { DataSource, type EntityManager } from 'typeorm';

const NOTICES = {
  confirm_email: 'account.confirm',
  reset_password: 'account.password_reset',
} as const;

type Purpose = keyof typeof NOTICES;

/**
 * Registration and the links that go by mail. Whoever asks is answered the same whether the address
 * has an account or not; the mail is owed by the same transaction that makes its link.
 */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registerAccount: RegisterAccount,
    private readonly accounts: Accounts,
    private readonly links: EmailLinks,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens an account and owes its owner the link to confirm.
   * @throws InvalidFieldsError; CodedError `rate.too_many`
   */
  async register(input: Registration): Promise<void> {
    const email = normaliseEmail(input.email);
    await this.limits.consume('mail_link', email);
    try {
      await this.dataSource.transaction(async (tx) => {
        const { outcome, accountId } = await this.registerAccount.run(tx, input);
        if (outcome === 'created') await this.oweLink(tx, accountId, 'confirm_email');
      });
    } catch (error) {
      // A form with faults has mailed nothing.
      await this.limits.giveBack('mail_link', email);
      throw error;
    }
  }

  /** Owes another link to confirm. @throws CodedError `rate.too_many` */
  resendConfirmation(email: string): Promise<void> {
    return this.send(email, 'confirm_email', (tx) => this.accounts.requestConfirmation(tx, email));
  }

  /** Owes a link to set a new password. @throws CodedError `rate.too_many` */
  forgotPassword(email: string): Promise<void> {
    return this.send(email, 'reset_password', (tx) =>
      this.accounts.requestPasswordReset(tx, email),
    );
  }

  private async send(
    email: string,
    purpose: Purpose,
    request: (tx: EntityManager) => Promise<LinkRequest>,
  ): Promise<void> {
    await this.limits.consume('mail_link', normaliseEmail(email));
    await this.dataSource.transaction(async (tx) => {
      const wanted = await request(tx);
      if (wanted.outcome === 'send') await this.oweLink(tx, wanted.accountId, purpose);
    });
  }

  private async oweLink(tx: EntityManager, accountId: string, purpose: Purpose): Promise<void> {
    const token = await this.links.issue(tx, accountId, purpose);
    await enqueueNotice(tx, {
      kind: NOTICES[purpose],
      dossierId: null,
      recipient: { kind: 'account', id: accountId },
      payload: {},
      secret: { token },
      at: this.clock.now(),
    });
  }
}
