import { Actor, rolesOf } from '../actor';
import { Role, STAFF_ROLES, StaffRole } from '../roles';
import { Action } from './actions';

/** How an actor has to stand to the dossier for a rule to count. */
export const RELATIONS = {
  any: 'Nothing to do with a dossier, or open to the role for all',
  own_party: 'The dossier belongs to a party in which the account has this role',
  own_unit: 'The unit of the member of staff receives the dossier or has a step in it',
  holder: 'It is the turn of this role in the unit of the member of staff',
  province: 'Every dossier of the province; each reading is logged',
} as const satisfies Record<string, string>;

/** Relation of an actor to a dossier. */
export type Relation = keyof typeof RELATIONS;

/** Whether a text names a relation. */
export function isRelation(text: string): text is Relation {
  return Object.hasOwn(RELATIONS, text);
}

/** One rule: the role may do the action when the relation holds. */
export interface Permission {
  readonly action: Action;
  readonly role: Role;
  readonly relation: Relation;
}

/** The offices that work on dossiers; a council member sees only what is put before the council. */
const OFFICE_ROLES = [
  'reception_clerk',
  'specialist',
  'unit_head',
  'leader',
  'deputy',
  'clerk_of_records',
] as const satisfies readonly StaffRole[];

const PARTY_ROLES = ['unit_preparer', 'unit_signer'] as const satisfies readonly Role[];

const rule = (action: Action, roles: readonly Role[], relation: Relation): Permission[] =>
  roles.map((role) => ({ action, role, relation }));

/**
 * Who may do what (decision 9). What stands in no row is refused. Administrator and auditor reach no
 * dossier; the inspector reads all of the province and changes nothing.
 */
export const PERMISSIONS: readonly Permission[] = [
  ...rule('catalogue.read', ['anonymous'], 'any'),
  ...rule('lookup.read', ['anonymous'], 'any'),
  ...rule('account.register', ['anonymous'], 'any'),
  ...rule('account.sign_in', ['anonymous'], 'any'),
  ...rule('account.confirm', ['anonymous'], 'any'),
  ...rule('account.reset_password', ['anonymous'], 'any'),
  ...rule('account.manage', ['applicant'], 'any'),

  ...rule('draft.create', PARTY_ROLES, 'own_party'),
  ...rule('draft.read', PARTY_ROLES, 'own_party'),
  ...rule('draft.edit', PARTY_ROLES, 'own_party'),
  ...rule('draft.delete', PARTY_ROLES, 'own_party'),
  ...rule('dossier.submit', ['unit_signer'], 'own_party'),
  ...rule('dossier.read_own', PARTY_ROLES, 'own_party'),
  ...rule('dossier.answer_supplement', ['unit_signer'], 'own_party'),
  ...rule('dossier.withdraw', ['unit_signer'], 'own_party'),
  ...rule('file.read', PARTY_ROLES, 'own_party'),
  ...rule('file.upload', PARTY_ROLES, 'own_party'),
  ...rule('paper.read', PARTY_ROLES, 'own_party'),
  ...rule('paper.read', OFFICE_ROLES, 'own_unit'),
  ...rule('paper.read', ['inspector'], 'province'),
  ...rule('notice.read', PARTY_ROLES, 'own_party'),
  ...rule('notice.read', OFFICE_ROLES, 'own_unit'),
  ...rule('notice.read', ['inspector'], 'province'),

  ...rule('staff.sign_in', ['anonymous'], 'any'),
  ...rule('staff.profile', STAFF_ROLES, 'any'),
  ...rule('queue.read', [...OFFICE_ROLES, 'council_member', 'inspector'], 'any'),
  ...rule('case.read', OFFICE_ROLES, 'own_unit'),
  ...rule('case.read', ['council_member'], 'holder'),
  ...rule('case.read', ['inspector'], 'province'),
  ...rule('case.read_file', OFFICE_ROLES, 'own_unit'),
  ...rule('case.read_file', ['council_member'], 'holder'),
  ...rule('case.read_file', ['inspector'], 'province'),
  ...rule('case.accept', ['reception_clerk'], 'holder'),
  ...rule('case.request_supplement', ['reception_clerk', 'specialist'], 'holder'),
  ...rule('case.propose_supplement', ['reception_clerk', 'specialist'], 'holder'),
  ...rule('case.approve_supplement', ['leader', 'deputy'], 'holder'),
  ...rule('case.refuse', ['reception_clerk'], 'holder'),
  ...rule('case.advance', [...OFFICE_ROLES, 'council_member'], 'holder'),
  // The step of the procedure that decides names which of them it is.
  ...rule('case.decide', ['leader', 'deputy', 'clerk_of_records'], 'holder'),
  ...rule('case.move_version', ['leader', 'deputy'], 'own_unit'),
  ...rule('case.hand_over', ['reception_clerk'], 'own_unit'),

  // Sums are made of the dossiers that the reader may open; nobody reads the numbers of a colleague.
  ...rule('statistics.read', ['unit_head', 'leader', 'deputy'], 'own_unit'),
  ...rule('statistics.read', ['inspector'], 'province'),
  ...rule('statistics.read_own', [...OFFICE_ROLES, 'council_member'], 'any'),

  // About law and no dossier: who answers for it reads it, the administrator records what was decided.
  ...rule(
    'catalogue.read_unverified',
    ['administrator', 'unit_head', 'leader', 'inspector'],
    'any',
  ),
  ...rule('catalogue.confirm', ['administrator'], 'any'),
];

/** What the rules need to know of a dossier. */
export interface DossierStanding {
  /** Owner. */
  readonly partyId: string;
  /** Receiving unit and the units of the steps; empty while it is a draft, which no staff sees. */
  readonly unitIds: readonly string[];
  /** Role and unit whose turn it is; null when it is the applicant's, or nobody's. */
  readonly holder: { readonly role: StaffRole; readonly unitId: string } | null;
}

const rowsOf = (action: Action): readonly Permission[] =>
  PERMISSIONS.filter((permission) => permission.action === action);

/**
 * Whether an actor may do something, the relations being known. Ask `mayOn` for a dossier: it also
 * ties each role to the party or the step that it is held for.
 * @param relations those that hold beside `any`
 */
export function may(
  actor: Actor,
  action: Action,
  relations: ReadonlySet<Relation> = new Set(),
): boolean {
  const roles = rolesOf(actor);
  return rowsOf(action).some(
    ({ role, relation }) => roles.includes(role) && (relation === 'any' || relations.has(relation)),
  );
}

/**
 * Whether an actor could do something to some dossier: what a route can ask before it has loaded
 * one. The use case then asks `mayOn`.
 */
export function mayForSome(actor: Actor, action: Action): boolean {
  const roles = rolesOf(actor);
  return rowsOf(action).some(({ role }) => roles.includes(role));
}

/** Who asks; `unitId` of staff alone. */
interface Asker {
  readonly actor: Actor;
  readonly unitId: string | undefined;
}

type RelationTest = (asker: Asker, role: Role, dossier: DossierStanding) => boolean;

/** When a relation holds. The role is tied to the party or step that it is held for. */
const HOLDS: Readonly<Record<Relation, RelationTest>> = {
  any: () => true,
  own_party: ({ actor }, role, { partyId }) => rolesOf(actor, partyId).includes(role),
  own_unit: (asker, _role, { unitIds }) => unitIds.some((unitId) => unitId === asker.unitId),
  holder: ({ unitId }, role, { holder }) => holder?.role === role && holder.unitId === unitId,
  // A draft has reached no unit: it is the party's alone.
  province: (_asker, _role, { unitIds }) => unitIds.length > 0,
};

function grantsOn(actor: Actor, action: Action, dossier: DossierStanding): Permission[] {
  const roles = rolesOf(actor);
  const asker = { actor, unitId: actor.kind === 'staff' ? actor.unitId : undefined };
  return rowsOf(action).filter(
    ({ role, relation }) => roles.includes(role) && HOLDS[relation](asker, role, dossier),
  );
}

/** Whether an actor may do something to one dossier. */
export function mayOn(actor: Actor, action: Action, dossier: DossierStanding): boolean {
  return grantsOn(actor, action, dossier).length > 0;
}

/**
 * Whether the actor may do it only because of reading the whole province: such a reading is written
 * to the log.
 */
export function isProvinceReading(actor: Actor, action: Action, dossier: DossierStanding): boolean {
  const grants = grantsOn(actor, action, dossier);
  return grants.length > 0 && grants.every(({ relation }) => relation === 'province');
}
