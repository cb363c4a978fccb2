import { Injectable } from '@nestjs/common';
import { Accounts, isEmail, normaliseEmail, RateLimits } from '@portal/identity';
import { InvalidFieldsError } from '@portal/kernel';
import { DataSource } from 'typeorm';
import { evenTime } from './even-time';
import { type LinkPurpose, OwedLinks } from './owed-links';

/** Owes the link that somebody asks for, if there is an account that it fits. */
@Injectable()
export class RequestLink {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: Accounts,
    private readonly owedLinks: OwedLinks,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Ends the same way whether the address has an account or not.
   * @throws InvalidFieldsError; CodedError `rate.too_many`
   */
  async run(typed: string, purpose: LinkPurpose): Promise<void> {
    const email = normaliseEmail(typed);
    if (!isEmail(email)) {
      throw new InvalidFieldsError([{ field: 'email', code: 'account.email_invalid' }]);
    }
    await this.limits.consume('mail_link', purpose, email);
    await evenTime(() => this.owe(email, purpose));
  }

  private owe(email: string, purpose: LinkPurpose): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const wanted =
        purpose === 'confirm_email'
          ? await this.accounts.requestConfirmation(tx, email)
          : await this.accounts.requestPasswordReset(tx, email);
      if (wanted.outcome === 'send') await this.owedLinks.owe(tx, wanted.accountId, purpose);
    });
  }
}
