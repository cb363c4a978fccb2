import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/** One thing that is missing or must be mended. */
export interface SupplementItem {
  /** Component that it concerns; `null` for something else. */
  readonly componentId: string | null;
  readonly text: string;
}

/**
 * What is missing, by when, and what was answered. The first request of a dossier goes to its
 * applicant at once; a further one is put before a leader, and reaches the applicant when approved.
 */
@Entity('supplement_request')
@Index('supplement_request_number', ['dossierId', 'number'], { unique: true })
@Index('supplement_request_proposed', ['dossierId'], {
  unique: true,
  where: 'requested_at IS NULL AND declined_at IS NULL',
})
@Check(
  'supplement_request_sent',
  `(requested_at IS NULL) = (number IS NULL) AND (requested_at IS NULL) = (due_at IS NULL)`,
)
@Check(
  'supplement_request_declined',
  `(declined_at IS NULL) = (decline_reason IS NULL)
   AND (declined_at IS NULL) = (declined_by_staff_id IS NULL)
   AND (declined_at IS NULL OR requested_at IS NULL)`,
)
@Check('supplement_request_approved', 'approved_by_staff_id IS NULL OR requested_at IS NOT NULL')
export class SupplementRequest {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_supplement_request_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  /** From 1 among those that reached the applicant; null for one that did not. */
  @Column({ type: 'int', nullable: true })
  number: number | null;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'jsonb' })
  items: readonly SupplementItem[];

  /** Who wrote it. */
  @Column({ type: 'uuid' })
  requestedByStaffId: string;

  /** When it was written: sent at once, or put before a leader. */
  @Column({ type: 'timestamptz' })
  proposedAt: Date;

  /** When it went to the applicant: as it was written, or as it was approved; null: it did not. */
  @Column({ type: 'timestamptz', nullable: true })
  requestedAt: Date | null;

  /** The leader who approved it; null for a first request, which needs nobody's approval. */
  @Column({ type: 'uuid', nullable: true })
  approvedByStaffId: string | null;

  @Column({ type: 'uuid', nullable: true })
  declinedByStaffId: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  declinedAt: Date | null;

  /** For who proposed it; the applicant never reads it. */
  @Column({ type: 'text', nullable: true })
  declineReason: string | null;

  /** By when the applicant must answer. */
  @Column({ type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ type: 'text', nullable: true })
  answer: string | null;
}
