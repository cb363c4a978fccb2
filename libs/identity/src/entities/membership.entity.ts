import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MembershipRole } from '../roles';
import { Account } from './account.entity';
import { Party } from './party.entity';

/** What an account may do for a party. */
@Entity('membership')
@Check('ck_membership_role', `role IN ('preparer', 'signer')`)
@Index('ix_membership_party', ['partyId'])
export class Membership {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_membership' })
  @ForeignKey(() => Account, { name: 'fk_membership_account', onDelete: 'CASCADE' })
  accountId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_membership' })
  @ForeignKey(() => Party, { name: 'fk_membership_party', onDelete: 'RESTRICT' })
  partyId: string;

  @Column({ type: 'text' })
  role: MembershipRole;
}
