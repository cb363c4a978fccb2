import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Name of the index that keeps one account per address. */
export const UNIQUE_ACCOUNT_EMAIL = 'uq_account_email';

/** Sign-in of an applicant. */
@Entity('account')
@Unique(UNIQUE_ACCOUNT_EMAIL, ['email'])
@Check('ck_account_email', `email = lower(email) AND email LIKE '%_@_%'`)
export class Account {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_account' })
  id: string;

  /** Lower case, NFC. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  fullName: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  /** argon2id, PHC format. */
  @Column({ type: 'text' })
  passwordHash: string;

  /** Null until the link in the mail was followed; without it nobody signs in. */
  @Column({ type: 'timestamptz', nullable: true })
  emailConfirmedAt: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
