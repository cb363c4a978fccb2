import type { Action } from '../lifecycle';
import { acceptDossier } from './accept-dossier';
import type { ActionHandler } from './action-context';
import { advanceDossier } from './advance-dossier';
import { answerSupplement } from './answer-supplement';
import { approveSupplement } from './approve-supplement';
import { closeUnanswered } from './close-unanswered';
import { decideDossier } from './decide-dossier';
import { declineSupplement } from './decline-supplement';
import { handOverDossier } from './hand-over-dossier';
import { moveVersion } from './move-version';
import { proposeSupplement } from './propose-supplement';
import { refuseDossier } from './refuse-dossier';
import { requestSupplement } from './request-supplement';
import { submitDossier } from './submit-dossier';
import { withdrawDossier } from './withdraw-dossier';

/** One handler per action; the type makes a missing one a fault of compilation. */
export const HANDLERS: { readonly [A in Action]: ActionHandler<A> } = {
  submit: submitDossier,
  accept: acceptDossier,
  request_supplement: requestSupplement,
  propose_supplement: proposeSupplement,
  approve_supplement: approveSupplement,
  decline_supplement: declineSupplement,
  answer_supplement: answerSupplement,
  refuse: refuseDossier,
  advance: advanceDossier,
  decide: decideDossier,
  move_version: moveVersion,
  hand_over: handOverDossier,
  withdraw: withdrawDossier,
  close_unanswered: closeUnanswered,
};
