import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whose session it is; a cookie of one app is worth nothing in the other. */
export type SessionKind = 'applicant' | 'staff';

/** Somebody who is signed in. The token itself is nowhere but in the browser. */
@Entity('session')
@Check('ck_session_id', `id ~ '^[0-9a-f]{64}$'`)
@Check('ck_session_kind', `kind IN ('applicant', 'staff')`)
@Index('ix_session_subject', ['kind', 'subjectId'])
@Index('ix_session_expires', ['expiresAt'])
export class Session {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_session' })
  id: string;

  @Column({ type: 'text' })
  kind: SessionKind;

  /** Account or member of staff. */
  @Column({ type: 'uuid' })
  subjectId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  /** Last request, to the minute. */
  @Column({ type: 'timestamptz' })
  seenAt: Date;

  /** The earlier of the idle and the absolute limit. */
  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
