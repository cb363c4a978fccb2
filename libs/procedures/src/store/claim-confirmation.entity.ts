import type { PlainDate } from '@portal/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Name of the index that keeps a statement from being confirmed twice. */
export const UNIQUE_ACTIVE_CONFIRMATION = 'uq_claim_confirmation_active';

/**
 * One statement of the catalogue that the province has confirmed. A row is never removed; revoking
 * marks it. Journal and rows are checked against each other by `verifyCatalogueJournal`.
 */
@Entity('claim_confirmation')
// With the fingerprint: a statement that was worded anew under the same name can be confirmed anew.
@Index(UNIQUE_ACTIVE_CONFIRMATION, ['procedureKey', 'procedureVersion', 'field', 'fingerprint'], {
  unique: true,
  where: 'revoked_at IS NULL',
})
@Index('ix_claim_confirmation_act', ['actId'])
@Check(
  'ck_claim_confirmation_revoked',
  `(revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL)
   AND (revoked_at IS NULL) = (revoked_sequence IS NULL)`,
)
export class ClaimConfirmation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_claim_confirmation' })
  id: string;

  /** One signed decision may confirm a statement in many versions: rows of one act share this. */
  @Column({ type: 'uuid' })
  actId: string;

  /** Key of the procedure, or `organisation`. */
  @Column({ type: 'varchar', length: 80 })
  procedureKey: string;

  @Column({ type: 'varchar', length: 40 })
  procedureVersion: string;

  /** Path with ids, such as `limits.legal`. */
  @Column({ type: 'varchar', length: 200 })
  field: string;

  /** SHA-256 of the statement as it was confirmed. */
  @Column({ type: 'char', length: 64 })
  fingerprint: string;

  @Column({ type: 'varchar', length: 100 })
  decisionNumber: string;

  @Column({ type: 'date' })
  decisionDate: PlainDate;

  @Column({ type: 'varchar', length: 200 })
  issuedBy: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** Member of staff. */
  @Column({ type: 'uuid' })
  confirmedBy: string;

  @Column({ type: 'timestamptz' })
  confirmedAt: Date;

  /** Place of the act in the catalogue's journal. */
  @Column({ type: 'int' })
  journalSequence: number;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  revokedBy: string | null;

  @Column({ type: 'text', nullable: true })
  revokeReason: string | null;

  @Column({ type: 'int', nullable: true })
  revokedSequence: number | null;
}
