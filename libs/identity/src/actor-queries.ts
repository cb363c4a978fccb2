import type { ActorMembership, Applicant, StaffMember } from './actor';
import type { SessionKind } from './entities/session.entity';
import type { StaffRole } from './roles';

/** Columns that make an Applicant; the account is joined as `subject`. */
const APPLICANT_COLUMNS = `
  subject.id, subject.full_name, subject.email,
  subject.email_confirmed_at IS NOT NULL AS email_confirmed,
  (SELECT coalesce(
     json_agg(json_build_object('partyId', p.id, 'partyName', p.name, 'role', m.role)
       ORDER BY p.name_folded, p.id), '[]')
   FROM membership m JOIN party p ON p.id = m.party_id
   WHERE m.account_id = subject.id) AS memberships`;

/** Columns that make a StaffMember; the member of staff is joined as `subject`. */
const STAFF_COLUMNS = `
  subject.id, subject.full_name, subject.email, subject.unit_id,
  ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = subject.id ORDER BY r.role) AS roles`;

/** Where the subject of a kind of session stands, and who of them may be signed in. */
export const SUBJECT_SQL: Readonly<
  Record<SessionKind, { columns: string; table: string; condition: string }>
> = {
  applicant: {
    columns: APPLICANT_COLUMNS,
    table: 'account',
    condition: 'subject.email_confirmed_at IS NOT NULL',
  },
  staff: { columns: STAFF_COLUMNS, table: 'staff', condition: 'subject.active' },
};

/** A row of either. */
export interface SubjectRow {
  readonly id: string;
  readonly full_name: string;
  readonly email: string;
  readonly email_confirmed: boolean;
  readonly memberships: ActorMembership[];
  readonly unit_id: string;
  readonly roles: StaffRole[];
}

/** Reads the columns of `APPLICANT_COLUMNS`. */
export function toApplicant(row: SubjectRow): Applicant {
  return {
    kind: 'applicant',
    accountId: row.id,
    fullName: row.full_name,
    email: row.email,
    emailConfirmed: row.email_confirmed,
    memberships: row.memberships,
  };
}

/** Reads the columns of `STAFF_COLUMNS`. */
export function toStaffMember(row: SubjectRow): StaffMember {
  return {
    kind: 'staff',
    staffId: row.id,
    fullName: row.full_name,
    email: row.email,
    unitId: row.unit_id,
    roles: row.roles,
  };
}
