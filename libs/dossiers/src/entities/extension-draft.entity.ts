import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/** What made the draft due: the limit is near, or the steps that remain no longer fit into it. */
export type ExtensionTrigger = 'limit_near' | 'forecast_late';

/** Why a dossier will be late, coded so that causes can be counted. */
export type ExtensionCause =
  | 'step_overrun' // a step has taken longer than its budget
  | 'remaining_work'; // no step overran, and what remains takes the time that is left

/**
 * The draft of an apology with its new date (NĐ 61/2018 Điều 19(9)), made by the program so that it
 * can be signed and given before the limit runs out.
 */
@Entity('extension_draft')
@Index('extension_draft_open', ['dossierId'], { unique: true, where: 'settled_at IS NULL' })
@Index('extension_draft_of_dossier', ['dossierId', 'draftedAt'])
export class ExtensionDraft {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_extension_draft' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_extension_draft_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'varchar', length: 16 })
  trigger: ExtensionTrigger;

  @Column({ type: 'varchar', length: 24 })
  cause: ExtensionCause;

  /** The step that overran most; null where none did. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  causeStepId: string | null;

  /** The date that would be missed. */
  @Column({ type: 'timestamptz' })
  dueAt: Date;

  /** When the dossier is done if every remaining step takes its budget. */
  @Column({ type: 'timestamptz' })
  forecastAt: Date;

  /** Days proposed beyond the limit, in the days that the limit is counted in. */
  @Column({ type: 'int' })
  proposedDays: number;

  @Column({ type: 'timestamptz' })
  proposedDueAt: Date;

  /** By when the applicant must have it. */
  @Column({ type: 'timestamptz' })
  giveBy: Date;

  @Column({ type: 'timestamptz' })
  draftedAt: Date;

  /** When it was no longer needed, or was acted on. */
  @Column({ type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}
