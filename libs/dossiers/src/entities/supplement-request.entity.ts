import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';

/** One thing that is missing or must be mended. */
export interface SupplementItem {
  /** Component that it concerns; `null` for something else. */
  readonly componentId: string | null;
  readonly text: string;
}

/** What is missing, by when, and what was answered. */
@Entity('supplement_request')
@Index('supplement_request_number', ['dossierId', 'number'], { unique: true })
export class SupplementRequest {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_supplement_request_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'jsonb' })
  items: readonly SupplementItem[];

  @Column({ type: 'uuid' })
  requestedByStaffId: string;

  @Column({ type: 'timestamptz' })
  requestedAt: Date;

  @Column({ type: 'timestamptz' })
  dueAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ type: 'text', nullable: true })
  answer: string | null;
}
