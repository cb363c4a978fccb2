import { EntityManager, IsNull } from 'typeorm';
import { Account } from '../entities/account.entity';

/** Notes that the mailbox is the account's; a second proof changes nothing. */
export async function markConfirmed(tx: EntityManager, id: string, at: Date): Promise<void> {
  await tx.update(Account, { id, emailConfirmedAt: IsNull() }, { emailConfirmedAt: at });
}
