import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Membership } from './entities/membership.entity';
import { Party } from './entities/party.entity';

/** Owners of dossiers. */
@Injectable()
export class Parties {
  /** The party with this id. */
  async find(tx: EntityManager, partyId: string): Promise<Party | undefined> {
    return (await tx.findOneBy(Party, { id: partyId })) ?? undefined;
  }

  /** The accounts that act for a party, signers first: who is told of its dossiers. */
  async accountIds(tx: EntityManager, partyId: string): Promise<string[]> {
    const members = await tx.find(Membership, {
      where: { partyId },
      // 'signer' sorts after 'preparer'.
      order: { role: 'DESC', accountId: 'ASC' },
    });
    return members.map(({ accountId }) => accountId);
  }
}
