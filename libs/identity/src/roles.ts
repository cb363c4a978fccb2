/** What a member of staff may be; one person may hold several. */
export const STAFF_ROLES = [
  'reception_clerk',
  'specialist',
  'unit_head',
  'leader',
  'deputy',
  'clerk_of_records',
  'council_member',
  'inspector',
  'administrator',
  'auditor',
] as const;

/** Role of a member of staff. */
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What an account may do for a party: the preparer prepares, the signer also sends and withdraws. */
export const MEMBERSHIP_ROLES = ['preparer', 'signer'] as const;

/** Role of an account in one party. */
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** Every role of the permission table; `anonymous` is held by everyone, signed in or not. */
export const ROLES = [
  'anonymous',
  'applicant',
  'unit_preparer',
  'unit_signer',
  ...STAFF_ROLES,
] as const;

/** Role of the permission table. */
export type Role = (typeof ROLES)[number];

/** Whether a text names a role of staff. */
export function isStaffRole(text: string): text is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(text);
}
