import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, InvalidFieldsError } from '@portal/kernel';
import { EntityManager } from 'typeorm';
import { Account } from '../entities/account.entity';
import { PasswordHasher } from '../passwords/password-hasher';
import { findPasswordFault } from '../passwords/password-rules';
import { Sessions } from '../sessions/sessions';
import { markConfirmed } from './account-writes';
import { EmailLinks } from './email-links';

/** Sets a new password by the link that was mailed to the account. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly links: EmailLinks,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Confirms the address too (the link came by mail) and signs out everywhere.
   * @returns id of the account, to which a notice of the change is owed
   * @throws CodedError `link.unknown`, `link.used`, `link.expired`
   * @throws InvalidFieldsError field `password`; the transaction rolls back and the link still counts
   */
  async run(tx: EntityManager, token: string, password: string): Promise<string> {
    const link = await this.links.get(tx, token, 'reset_password');
    const { accountId: id } = link;
    await this.links.use(tx, link);
    const account = await tx.findOneByOrFail(Account, { id });
    const fault = findPasswordFault('password', password, account.email);
    if (fault) throw new InvalidFieldsError([fault]);
    await tx.update(Account, { id }, { passwordHash: await this.hasher.hash(password) });
    await markConfirmed(tx, id, this.clock.now());
    await this.sessions.closeAll(tx, { kind: 'applicant', subjectId: id });
    return id;
  }
}
