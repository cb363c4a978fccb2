import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Dossier } from './dossier.entity';
import { SupplementRequest } from './supplement-request.entity';

/** What a file was handed in for. */
export type AttachmentPurpose = 'component' | 'supplement' | 'decision';

/**
 * A file of a dossier. Until it is filed (`filedAt`) only its party sees it and may remove it;
 * afterwards it stays, byte for byte.
 */
@Entity('attachment')
@Index('attachment_dossier', ['dossierId', 'uploadedAt'])
@Index('attachment_content', ['sha256'])
export class Attachment {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @ForeignKey(() => Dossier, { name: 'fk_attachment_dossier' })
  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'varchar', length: 16 })
  purpose: AttachmentPurpose;

  /** Component of the procedure that it proves; `null` for a decision. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  componentId: string | null;

  @ForeignKey(() => SupplementRequest, { name: 'fk_attachment_supplement' })
  @Column({ type: 'uuid', nullable: true })
  supplementId: string | null;

  /** Fingerprint under which the content is stored. */
  @Column({ type: 'char', length: 64 })
  sha256: string;

  /** Name as it was on the sender's machine, cleaned. */
  @Column({ type: 'varchar', length: 255 })
  name: string;

  @Column({ type: 'varchar', length: 120 })
  mediaType: string;

  @Column({ type: 'int' })
  size: number;

  @Column({ type: 'varchar', length: 16 })
  uploadedByKind: 'applicant' | 'staff';

  @Column({ type: 'uuid' })
  uploadedById: string;

  @Column({ type: 'timestamptz' })
  uploadedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  filedAt: Date | null;
}
