import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * `quarantined`: kept, not yet judged, handed to nobody. `unscanned`: sound in structure, no virus
 * scanner configured. `clean`: the scanner found nothing. `refused`: the scanner found malware.
 */
export type FileState = 'quarantined' | 'clean' | 'unscanned' | 'refused';

/** One content, once, however often it was uploaded; names belong to the attachments. */
@Entity('stored_file')
@Index('stored_file_quarantined', ['createdAt'], { where: "state = 'quarantined'" })
export class StoredFile {
  /** SHA-256 in hexadecimal. */
  @PrimaryColumn({ type: 'char', length: 64, primaryKeyConstraintName: 'stored_file_pk' })
  sha256: string;

  /** In bytes. */
  @Column({ type: 'integer' })
  size: number;

  /** Found by content, never by name. */
  @Column({ type: 'text' })
  mediaType: string;

  @Column({ type: 'text' })
  state: FileState;

  /** What the scanner called it, when refused. */
  @Column({ type: 'text', nullable: true })
  signature: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  checkedAt: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
