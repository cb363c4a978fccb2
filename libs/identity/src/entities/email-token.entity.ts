import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity';

/** What the holder of the link may do. */
export type EmailTokenPurpose = 'confirm_email' | 'reset_password';

/** A link that was sent by mail; it counts once. */
@Entity('email_token')
@Check('ck_email_token_id', `id ~ '^[0-9a-f]{64}$'`)
@Check('ck_email_token_purpose', `purpose IN ('confirm_email', 'reset_password')`)
@Index('ix_email_token_account', ['accountId', 'purpose'])
@Index('ix_email_token_expires', ['expiresAt'])
export class EmailToken {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_email_token' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Account, { name: 'fk_email_token_account', onDelete: 'CASCADE' })
  accountId: string;

  @Column({ type: 'text' })
  purpose: EmailTokenPurpose;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}
