import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, foldText, newId } from '@portal/kernel';
import { EntityManager } from 'typeorm';
import { Account } from '../entities/account.entity';
import { Membership } from '../entities/membership.entity';
import { Party } from '../entities/party.entity';
import { PasswordHasher } from '../passwords/password-hasher';
import { EmailLinks } from './email-links';
import { readRegistration, type Registration } from './registration';

/**
 * What came of a registration. The visitor is answered the same in both cases; only the mail differs:
 * a link to confirm, or a word that somebody tried to register an address that has an account.
 */
export type RegistrationOutcome =
  | { readonly outcome: 'created'; readonly accountId: string }
  | { readonly outcome: 'exists'; readonly accountId: string };

const orNull = (text: string): string | null => (text === '' ? null : text);

const partyColumns = (input: Registration) => ({
  name: input.organisationName,
  nameFolded: foldText(input.organisationName),
  address: orNull(input.organisationAddress),
  phone: orNull(input.phone),
  email: input.email,
});

const accountColumns = (input: Registration, passwordHash: string) => ({
  fullName: input.fullName,
  phone: orNull(input.phone),
  passwordHash,
});

/** Opens an account with the organisation that it signs for. */
@Injectable()
export class RegisterAccount {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly links: EmailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * An address that was never confirmed proves nothing, so that a second registration replaces the
   * first: nobody can keep the address of another from its owner.
   * @throws InvalidFieldsError
   */
  async run(tx: EntityManager, input: Registration): Promise<RegistrationOutcome> {
    const read = readRegistration(input);
    // Hashed in every case: the answer takes as long for an address that has an account.
    const passwordHash = await this.hasher.hash(read.password);
    const accountId = newId(this.clock.now());
    if (await this.insertAccount(tx, accountId, read, passwordHash)) {
      await this.insertParty(tx, accountId, read);
      return { outcome: 'created', accountId };
    }
    return this.again(tx, read, passwordHash);
  }

  /** @returns whether the address was free */
  private async insertAccount(
    tx: EntityManager,
    id: string,
    read: Registration,
    passwordHash: string,
  ): Promise<boolean> {
    const { raw }: { raw: unknown } = await tx
      .createQueryBuilder()
      .insert()
      .into(Account)
      .values({
        id,
        email: read.email,
        ...accountColumns(read, passwordHash),
        emailConfirmedAt: null,
        createdAt: this.clock.now(),
      })
      .orIgnore()
      .returning('id')
      .execute();
    return Array.isArray(raw) && raw.length > 0;
  }

  private async insertParty(
    tx: EntityManager,
    accountId: string,
    read: Registration,
  ): Promise<void> {
    const createdAt = this.clock.now();
    const partyId = newId(createdAt);
    await tx.insert(Party, {
      id: partyId,
      kind: 'organisation',
      ...partyColumns(read),
      createdAt,
    });
    await tx.insert(Membership, { accountId, partyId, role: 'signer' });
  }

  private async again(
    tx: EntityManager,
    read: Registration,
    passwordHash: string,
  ): Promise<RegistrationOutcome> {
    const { id: accountId, emailConfirmedAt } = await tx.findOneOrFail(Account, {
      where: { email: read.email },
      lock: { mode: 'pessimistic_write' },
    });
    if (emailConfirmedAt) return { outcome: 'exists', accountId };
    await this.links.revoke(tx, accountId);
    await tx.update(Account, { id: accountId }, accountColumns(read, passwordHash));
    // Without a confirmed address nobody has signed in: the party has no dossier and no other member.
    const { partyId } = await tx.findOneByOrFail(Membership, { accountId });
    await tx.update(Party, { id: partyId }, partyColumns(read));
    return { outcome: 'created', accountId };
  }
}
