import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { STAFF_ROLES, type StaffRole } from '../roles';
import { Staff } from './staff.entity';

const quoted = STAFF_ROLES.map((role) => `'${role}'`).join(', ');

/** A role that a member of staff holds. */
@Entity('staff_role')
@Check('ck_staff_role_role', `role IN (${quoted})`)
@Index('ix_staff_role_role', ['role'])
export class StaffRoleAssignment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_staff_role' })
  @ForeignKey(() => Staff, { name: 'fk_staff_role_staff', onDelete: 'CASCADE' })
  staffId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_staff_role' })
  role: StaffRole;
}
