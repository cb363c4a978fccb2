import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, CodedError, newId, normaliseText } from '@portal/kernel';
import { isUniqueViolation } from '@portal/platform';
import { DataSource, EntityManager, In } from 'typeorm';
import type { StaffMember } from '../actor';
import { SUBJECT_SQL, type SubjectRow, toStaffMember } from '../actor-queries';
import { normaliseEmail } from '../email-address';
import { Session } from '../entities/session.entity';
import { StaffRoleAssignment } from '../entities/staff-role.entity';
import { Staff, UNIQUE_STAFF_EMAIL } from '../entities/staff.entity';
import { PasswordHasher } from '../passwords/password-hasher';
import type { StaffRole } from '../roles';
import { type Credentials, SignInGate } from '../sign-in/sign-in-gate';

/** A new member of staff. */
export interface NewStaff {
  readonly email: string;
  readonly fullName: string;
  /** Position as printed on papers. */
  readonly position: string;
  readonly unitId: string;
  readonly roles: readonly StaffRole[];
  readonly password: string;
}

const { columns } = SUBJECT_SQL.staff;

/** Members of staff: sign-in, roles, who holds a step. */
@Injectable()
export class StaffDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly gate: SignInGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Checks address and password; outside any transaction, see `RateLimits`.
   * @returns id of the member of staff, for `Sessions.open`
   * @throws CodedError `staff.sign_in_failed` whether the address or the password is wrong, or the
   *   person has left; `rate.too_many`
   */
  async signIn(credentials: Credentials): Promise<string> {
    const staff = await this.gate.admit('staff', credentials, (email) =>
      this.dataSource.manager.findOneBy(Staff, { email, active: true }),
    );
    if (!staff) throw new CodedError('unauthenticated', 'staff.sign_in_failed');
    return staff.id;
  }

  /**
   * Adds a member of staff. The password is not put to the rules for applicants: who creates staff
   * (seed, command line) answers for it.
   * @throws CodedError `staff.email_taken`
   */
  async create(tx: EntityManager, input: NewStaff): Promise<string> {
    const now = this.clock.now();
    const id = newId(now);
    const passwordHash = await this.hasher.hash(input.password);
    try {
      await tx.insert(Staff, {
        id,
        email: normaliseEmail(input.email),
        fullName: normaliseText(input.fullName),
        position: normaliseText(input.position),
        unitId: input.unitId,
        passwordHash,
        active: true,
        createdAt: now,
      });
    } catch (error) {
      if (isUniqueViolation(error, UNIQUE_STAFF_EMAIL)) {
        throw new CodedError('conflict', 'staff.email_taken');
      }
      throw error;
    }
    const roles = [...new Set(input.roles)];
    await tx.insert(
      StaffRoleAssignment,
      roles.map((role) => ({ staffId: id, role })),
    );
    return id;
  }

  /** Ends the access of somebody at once; the name stays in history. */
  async deactivate(tx: EntityManager, staffId: string): Promise<void> {
    await tx.update(Staff, { id: staffId }, { active: false });
    await tx.delete(Session, { kind: 'staff', subjectId: staffId });
  }

  /** The active member of staff with this id. */
  async find(staffId: string): Promise<StaffMember | undefined> {
    const rows = await this.select('subject.id = $1', [staffId]);
    return rows[0];
  }

  /** The active members of staff that hold a role in a unit: who is told that it is their turn. */
  async holders(role: StaffRole, unitId: string): Promise<StaffMember[]> {
    return this.select(
      `subject.unit_id = $1
       AND EXISTS (SELECT 1 FROM staff_role h WHERE h.staff_id = subject.id AND h.role = $2)`,
      [unitId, role],
    );
  }

  /** Names and positions by id, of those too who have left: for history. */
  async profiles(
    staffIds: readonly string[],
  ): Promise<Map<string, { fullName: string; position: string }>> {
    const rows = await this.dataSource.manager.find(Staff, {
      where: { id: In([...new Set(staffIds)]) },
      select: { id: true, fullName: true, position: true },
    });
    return new Map(rows.map(({ id, fullName, position }) => [id, { fullName, position }]));
  }

  private async select(condition: string, values: readonly string[]): Promise<StaffMember[]> {
    const rows: SubjectRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM staff subject WHERE subject.active AND ${condition}
       ORDER BY subject.full_name, subject.id`,
      [...values],
    );
    return rows.map(toStaffMember);
  }
}
