import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@portal/kernel';
import { EntityManager } from 'typeorm';
import { Account } from '../entities/account.entity';
import { markConfirmed } from './account-writes';
import { EmailLinks } from './email-links';

/** What a click on the link found. */
export interface Confirmation {
  readonly accountId: string;
  readonly outcome: 'confirmed' | 'already_confirmed';
}

/** Confirms the address of an account by the link that was mailed to it. */
@Injectable()
export class ConfirmEmail {
  constructor(
    private readonly links: EmailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A second click is as good as the first. Do it on POST: mail scanners follow links.
   * @throws CodedError `link.unknown`, `link.expired`
   */
  async run(tx: EntityManager, token: string): Promise<Confirmation> {
    const link = await this.links.get(tx, token, 'confirm_email');
    const { accountId } = link;
    const { emailConfirmedAt } = await tx.findOneByOrFail(Account, { id: accountId });
    if (emailConfirmedAt) return { accountId, outcome: 'already_confirmed' };
    await this.links.use(tx, link);
    await markConfirmed(tx, accountId, this.clock.now());
    return { accountId, outcome: 'confirmed' };
  }
}
