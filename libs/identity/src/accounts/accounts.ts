import { Injectable } from '@nestjs/common';
import { CodedError } from '@portal/kernel';
import { DataSource, EntityManager } from 'typeorm';
import type { Applicant } from '../actor';
import { SUBJECT_SQL, type SubjectRow, toApplicant } from '../actor-queries';
import { isEmail, normaliseEmail } from '../email-address';
import { Account } from '../entities/account.entity';
import { type Credentials, SignInGate } from '../sign-in/sign-in-gate';

/** Whether a mail is owed; the visitor is answered the same in both cases. */
export type LinkRequest =
  { readonly outcome: 'send'; readonly accountId: string } | { readonly outcome: 'nothing' };

const { columns } = SUBJECT_SQL.applicant;

/** Accounts of applicants. */
@Injectable()
export class Accounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: SignInGate,
  ) {}

  /**
   * Checks address and password; outside any transaction, see `RateLimits`.
   * @returns id of the account, for `Sessions.open`
   * @throws CodedError `account.sign_in_failed` whether the address or the password is wrong;
   *   `account.unconfirmed` only to whoever knows the password; `rate.too_many`
   */
  async signIn(credentials: Credentials): Promise<string> {
    const account = await this.gate.admit('applicant', credentials, (email) =>
      this.dataSource.manager.findOneBy(Account, { email }),
    );
    if (!account) throw new CodedError('unauthenticated', 'account.sign_in_failed');
    if (!account.emailConfirmedAt) throw new CodedError('forbidden', 'account.unconfirmed');
    return account.id;
  }

  /** Somebody says that the link to confirm did not arrive. */
  async requestConfirmation(tx: EntityManager, email: string): Promise<LinkRequest> {
    const account = await findByEmail(tx, email);
    return account && !account.emailConfirmedAt
      ? { outcome: 'send', accountId: account.id }
      : { outcome: 'nothing' };
  }

  /** Somebody says that the password is lost. */
  async requestPasswordReset(tx: EntityManager, email: string): Promise<LinkRequest> {
    const account = await findByEmail(tx, email);
    return account ? { outcome: 'send', accountId: account.id } : { outcome: 'nothing' };
  }

  /** The account with this id, confirmed or not. */
  async find(accountId: string): Promise<Applicant | undefined> {
    const rows: SubjectRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM account subject WHERE subject.id = $1`,
      [accountId],
    );
    return rows[0] && toApplicant(rows[0]);
  }
}

async function findByEmail(tx: EntityManager, typed: string): Promise<Account | null> {
  const email = normaliseEmail(typed);
  return isEmail(email) ? tx.findOneBy(Account, { email }) : null;
}
