import { Injectable } from '@nestjs/common';
import {
  isEmail,
  normaliseEmail,
  RateLimits,
  RegisterAccount,
  type Registration,
} from '@portal/identity';
import { DataSource } from 'typeorm';
import { evenTime } from './even-time';
import { OwedLinks } from './owed-links';

/** Opens an account and owes its owner the link to confirm. */
@Injectable()
export class RegisterVisitor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registerAccount: RegisterAccount,
    private readonly owedLinks: OwedLinks,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Ends the same way whether the address has an account or not.
   * @throws InvalidFieldsError; CodedError `rate.too_many`
   */
  async run(input: Registration): Promise<void> {
    const email = normaliseEmail(input.email);
    // What is no address is refused as such: it must not count against all others of its kind.
    if (!isEmail(email)) return this.register(input);
    await this.limits.consume('mail_link', 'register', email);
    try {
      await evenTime(() => this.register(input));
    } catch (error) {
      // A form with faults has mailed nothing.
      await this.limits.giveBack('mail_link', 'register', email);
      throw error;
    }
  }

  private register(input: Registration): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const { outcome, accountId } = await this.registerAccount.run(tx, input);
      if (outcome === 'created') await this.owedLinks.owe(tx, accountId, 'confirm_email');
      else await this.owedLinks.tell(tx, accountId, 'account.exists');
    });
  }
}
