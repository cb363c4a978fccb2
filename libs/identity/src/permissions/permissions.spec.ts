import * as fc from 'fast-check';
import { type Actor, ANONYMOUS, type Applicant, rolesOf, type StaffMember, SYSTEM } from '../actor';
import { MEMBERSHIP_ROLES, type Role, ROLES, STAFF_ROLES, type StaffRole } from '../roles';
import { type Action, ACTION_NAMES } from './actions';
import {
  type DossierStanding,
  isProvinceReading,
  isRelation,
  may,
  mayForSome,
  mayOn,
  PERMISSIONS,
  type Relation,
  RELATIONS,
} from './permissions';
import { permissionsAsMarkdown } from './permissions-as-markdown';

const RELATION_NAMES = Object.keys(RELATIONS).filter(isRelation);

const applicant = (
  ...memberships: [partyId: string, role: 'preparer' | 'signer'][]
): Applicant => ({
  kind: 'applicant',
  accountId: 'a',
  fullName: 'Nguyễn Văn An',
  email: 'an@example.vn',
  emailConfirmed: true,
  memberships: memberships.map(([partyId, role]) => ({ partyId, partyName: partyId, role })),
});
const staff = (unitId: string, ...roles: StaffRole[]): StaffMember => ({
  kind: 'staff',
  staffId: 's',
  fullName: 'Trần Thị Bình',
  email: 'binh@example.vn',
  unitId,
  roles,
});

const PARTIES = ['party-1', 'party-2'];
const UNITS = ['unit-1', 'unit-2', 'unit-3'];
const anyDossier: fc.Arbitrary<DossierStanding> = fc.record({
  partyId: fc.constantFrom(...PARTIES),
  unitIds: fc.subarray(UNITS),
  holder: fc.option(
    fc.record({ role: fc.constantFrom(...STAFF_ROLES), unitId: fc.constantFrom(...UNITS) }),
  ),
});
const anyMembership = fc.tuple(fc.constantFrom(...PARTIES), fc.constantFrom(...MEMBERSHIP_ROLES));
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom<Actor>(ANONYMOUS, SYSTEM),
  fc.uniqueArray(anyMembership, { selector: ([party]) => party }).map((m) => applicant(...m)),
  fc
    .tuple(fc.constantFrom(...UNITS), fc.subarray([...STAFF_ROLES]))
    .map(([unitId, roles]) => staff(unitId, ...roles)),
);
const anyAction = fc.constantFrom<Action>(...ACTION_NAMES);

/** An actor that holds one role and no other (but what everybody holds). */
function actorWith(role: Role): Actor {
  if (role === 'anonymous') return ANONYMOUS;
  if (role === 'applicant') return applicant();
  if (role === 'unit_preparer') return applicant(['party-1', 'preparer']);
  if (role === 'unit_signer') return applicant(['party-1', 'signer']);
  return staff('unit-1', role);
}

interface Row {
  readonly role: Role;
  readonly relation: Relation;
}

function grantedToApplicant(actor: Applicant, row: Row, dossier: DossierStanding): boolean {
  const held = actor.memberships.find(({ partyId }) => partyId === dossier.partyId)?.role;
  return row.relation === 'own_party' && held !== undefined && row.role === `unit_${held}`;
}

function grantedToStaff(actor: StaffMember, row: Row, dossier: DossierStanding): boolean {
  const { holder, unitIds } = dossier;
  const held: Partial<Record<Relation, boolean>> = {
    own_unit: unitIds.includes(actor.unitId),
    holder: holder?.role === row.role && holder.unitId === actor.unitId,
    province: unitIds.length > 0,
  };
  return actor.roles.some((role) => role === row.role) && held[row.relation] === true;
}

/** Says in other words what a row means: the oracle for the whole matrix. */
function grantedBy(actor: Actor, row: Row, dossier: DossierStanding): boolean {
  if (row.relation === 'any') return rolesOf(actor).includes(row.role);
  if (actor.kind === 'applicant') return grantedToApplicant(actor, row, dossier);
  return actor.kind === 'staff' && grantedToStaff(actor, row, dossier);
}

describe('permission table', () => {
  it('has a row for every action, and no row twice', () => {
    const named = new Set(PERMISSIONS.map(({ action }) => action));
    expect([...named].sort()).toEqual([...ACTION_NAMES].sort());
    const rows = PERMISSIONS.map(({ action, role, relation }) => `${action} ${role} ${relation}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('gives every role something to do', () => {
    expect(new Set(PERMISSIONS.map(({ role }) => role))).toEqual(new Set(ROLES));
  });

  it.each(ACTION_NAMES.flatMap((action) => ROLES.map((role) => [action, role] as const)))(
    '%s by %s: exactly the relations of the table',
    (action, role) => {
      for (const relation of RELATION_NAMES) {
        const held = rolesOf(actorWith(role));
        const expected = PERMISSIONS.some(
          (row) =>
            row.action === action &&
            held.includes(row.role) &&
            (row.relation === relation || row.relation === 'any'),
        );
        expect(may(actorWith(role), action, new Set([relation]))).toBe(expected);
      }
    },
  );

  it('decides on a dossier as the rows say, for any actor and dossier', () => {
    fc.assert(
      fc.property(anyActor, anyAction, anyDossier, (actor, action, dossier) => {
        const rows = PERMISSIONS.filter((row) => row.action === action);
        const granted = rows.filter((row) => grantedBy(actor, row, dossier));
        expect(mayOn(actor, action, dossier)).toBe(granted.length > 0);
        expect(isProvinceReading(actor, action, dossier)).toBe(
          granted.length > 0 && granted.every(({ relation }) => relation === 'province'),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never lets a route in less than a dossier of it', () => {
    fc.assert(
      fc.property(anyActor, anyAction, anyDossier, (actor, action, dossier) => {
        if (mayOn(actor, action, dossier)) expect(mayForSome(actor, action)).toBe(true);
      }),
    );
  });

  it.each([
    ['administrator', ['staff.profile', 'catalogue.read_unverified', 'catalogue.confirm']],
    ['auditor', ['staff.profile']],
  ] as const)('keeps every dossier from the %s', (role, actions) => {
    const mine = PERMISSIONS.filter((row) => row.role === role).map(({ action }) => action);
    expect(mine).toEqual(actions);
  });

  it('lets the inspector read the province and change nothing', () => {
    const mine = PERMISSIONS.filter((row) => row.role === 'inspector');
    expect(
      mine.every(({ action }) => /(read|read_file|read_unverified|profile)$/.test(action)),
    ).toBe(true);
    const dossier = { partyId: 'party-1', unitIds: ['unit-2'], holder: null };
    expect(mayOn(staff('unit-1', 'inspector'), 'case.read', dossier)).toBe(true);
    expect(isProvinceReading(staff('unit-1', 'inspector'), 'case.read', dossier)).toBe(true);
    const both = staff('unit-2', 'inspector', 'specialist');
    expect(isProvinceReading(both, 'case.read', dossier)).toBe(false);
  });

  it('keeps drafts from all staff', () => {
    const draft = { partyId: 'party-1', unitIds: [], holder: null };
    const everything = staff('unit-1', ...STAFF_ROLES);
    const granted = ACTION_NAMES.filter((action) => mayOn(everything, action, draft));
    const open = ACTION_NAMES.filter((action) => may(everything, action));
    expect(granted).toEqual(open);
  });

  it('does not let the signer of one party sign for another in which they only prepare', () => {
    const actor = applicant(['party-1', 'preparer'], ['party-2', 'signer']);
    const dossier = { partyId: 'party-1', unitIds: [], holder: null };
    expect(mayOn(actor, 'draft.edit', dossier)).toBe(true);
    expect(mayOn(actor, 'dossier.submit', dossier)).toBe(false);
    expect(mayOn(actor, 'dossier.submit', { ...dossier, partyId: 'party-2' })).toBe(true);
  });

  it('does not let a leader decide while the turn is another role of theirs', () => {
    const actor = staff('unit-1', 'specialist', 'leader');
    const at = (role: StaffRole) => ({
      partyId: 'party-1',
      unitIds: ['unit-1'],
      holder: { role, unitId: 'unit-1' },
    });
    expect(mayOn(actor, 'case.decide', at('specialist'))).toBe(false);
    expect(mayOn(actor, 'case.decide', at('leader'))).toBe(true);
  });

  it('lets the service itself ask nobody: it holds no role', () => {
    expect(ACTION_NAMES.filter((action) => mayForSome(SYSTEM, action))).toEqual([]);
  });

  it('is printed with every action and every rule', () => {
    const text = permissionsAsMarkdown();
    for (const action of ACTION_NAMES) expect(text).toContain(`| \`${action}\` |`);
    const tableOnly = text.slice(text.indexOf('| --- |'));
    const named = tableOnly.match(/`(?:anonymous|applicant|unit_preparer|unit_signer|[a-z_]+)`/g);
    expect(named?.filter((name) => !name.includes('.'))).toHaveLength(PERMISSIONS.length);
  });
});
