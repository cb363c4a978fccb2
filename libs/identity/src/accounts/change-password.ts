import { Injectable } from '@nestjs/common';
import { InvalidFieldsError } from '@portal/kernel';
import { EntityManager } from 'typeorm';
import { Account } from '../entities/account.entity';
import { PasswordHasher } from '../passwords/password-hasher';
import { findPasswordFault } from '../passwords/password-rules';
import { Sessions } from '../sessions/sessions';

/** A change of the own password. */
export interface PasswordChange {
  readonly accountId: string;
  readonly current: string;
  readonly next: string;
  /** Token of the session that makes the change; it is the one that stays. */
  readonly token: string;
}

/** Changes the own password. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Ends every other session; a notice of the change is owed.
   * @throws InvalidFieldsError fields `currentPassword`, `newPassword`
   */
  async run(tx: EntityManager, change: PasswordChange): Promise<void> {
    const { accountId: id, current, next, token } = change;
    const account = await tx.findOneByOrFail(Account, { id });
    if (!(await this.hasher.verify(account.passwordHash, current))) {
      const code = 'account.current_password_wrong';
      throw new InvalidFieldsError([{ field: 'currentPassword', code }]);
    }
    const fault = findPasswordFault('newPassword', next, account.email);
    if (fault) throw new InvalidFieldsError([fault]);
    await tx.update(Account, { id }, { passwordHash: await this.hasher.hash(next) });
    await this.sessions.closeAll(tx, { kind: 'applicant', subjectId: id }, token);
  }
}
