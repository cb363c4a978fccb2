import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Name of the index that keeps one member of staff per address. */
export const UNIQUE_STAFF_EMAIL = 'uq_staff_email';

/** A member of staff; the row stays when the person leaves, so that history keeps the name. */
@Entity('staff')
@Unique(UNIQUE_STAFF_EMAIL, ['email'])
@Check('ck_staff_email', `email = lower(email) AND email LIKE '%_@_%'`)
@Index('ix_staff_unit', ['unitId'])
export class Staff {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_staff' })
  id: string;

  /** Lower case, NFC. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  fullName: string;

  /** Position as printed on papers, such as "Chuyên viên". */
  @Column({ type: 'text' })
  position: string;

  /** Key of the unit in `config/organisation.yaml`. */
  @Column({ type: 'text' })
  unitId: string;

  /** argon2id, PHC format. */
  @Column({ type: 'text' })
  passwordHash: string;

  /** False once the person has left: no sign-in, open sessions end at their next request. */
  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
