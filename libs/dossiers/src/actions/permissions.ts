import {
  type Action as PermissionAction,
  type Actor,
  type DossierStanding,
  mayOn,
} from '@portal/identity';
import type { Action } from '../lifecycle';

/** What the permission table calls each action; `null` is for the service itself alone. */
const PERMISSION_OF: Readonly<Record<Action, PermissionAction | null>> = {
  submit: 'dossier.submit',
  accept: 'case.accept',
  request_supplement: 'case.request_supplement',
  propose_supplement: 'case.propose_supplement',
  approve_supplement: 'case.approve_supplement',
  decline_supplement: 'case.approve_supplement',
  answer_supplement: 'dossier.answer_supplement',
  refuse: 'case.refuse',
  advance: 'case.advance',
  decide: 'case.decide',
  move_version: 'case.move_version',
  hand_over: 'case.hand_over',
  withdraw: 'dossier.withdraw',
  close_unanswered: null,
};

/** Whether the actor may do the action to a dossier that stands so. */
export function isAllowed(actor: Actor, action: Action, standing: DossierStanding): boolean {
  const permission = PERMISSION_OF[action];
  return permission === null ? actor.kind === 'system' : mayOn(actor, permission, standing);
}
