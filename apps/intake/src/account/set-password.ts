import { Injectable } from '@nestjs/common';
import { ChangePassword, type PasswordChange, ResetPassword } from '@portal/identity';
import { DataSource } from 'typeorm';
import { OwedLinks } from './owed-links';

/** A new password, of which the owner of the account is told in the same transaction. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly resetPassword: ResetPassword,
    private readonly changePassword: ChangePassword,
    private readonly owed: OwedLinks,
  ) {}

  /** By the link that went to the address. @throws CodedError `link.…`; InvalidFieldsError */
  byLink(token: string, password: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const accountId = await this.resetPassword.run(tx, token, password);
      await this.owed.tell(tx, accountId, 'account.password_changed');
    });
  }

  /** By whoever is signed in and knows the old one. @throws InvalidFieldsError */
  byOwner(change: PasswordChange): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      await this.changePassword.run(tx, change);
      await this.owed.tell(tx, change.accountId, 'account.password_changed');
    });
  }
}
