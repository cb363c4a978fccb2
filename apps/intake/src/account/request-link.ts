import { Injectable } from '@nestjs/common';
import { Accounts, normaliseEmail, RateLimits } from '@portal/identity';
import { DataSource } from 'typeorm';
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
   * @throws CodedError `rate.too_many`
   */
  async run(email: string, purpose: LinkPurpose): Promise<void> {
    await this.limits.consume('mail_link', normaliseEmail(email));
    await this.dataSource.transaction(async (tx) => {
      const wanted =
        purpose === 'confirm_email'
          ? await this.accounts.requestConfirmation(tx, email)
          : await this.accounts.requestPasswordReset(tx, email);
      if (wanted.outcome === 'send') await this.owedLinks.owe(tx, wanted.accountId, purpose);
    });
  }
}
