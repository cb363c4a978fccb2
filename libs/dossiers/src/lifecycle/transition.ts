import type { Status, Turn } from './statuses';

/** What can be done to a dossier. */
export const ACTIONS = [
  'submit',
  'accept',
  'request_supplement',
  'propose_supplement',
  'approve_supplement',
  'decline_supplement',
  'answer_supplement',
  'refuse',
  'advance',
  'decide',
  'move_version',
  'hand_over',
  'withdraw',
  'close_unanswered',
] as const;

export type Action = (typeof ACTIONS)[number];

/**
 * Who may act, seen from the dossier: its party, the one-stop shop, whoever holds the current step,
 * a leader of a unit that takes part, or the deadline sweep. Which roles these are is the permission table's matter.
 */
export type ActingSide = 'party' | 'reception' | 'holder' | 'leader' | 'system';

/** The three clocks: the desk's answer, the legal limit, the applicant's time to supplement. */
export type ClockKind = 'reception' | 'legal' | 'supplement';

/**
 * `resume` counts from zero again when the dossier is complete (NĐ 61/2018 Điều 19(4)) unless the
 * procedure says otherwise; `recount` counts from where the clock began by the rules of another law.
 */
export type ClockEffect = 'start' | 'pause' | 'resume' | 'recount' | 'stop';

/** What becomes of the procedure's step; `recount`: it goes on as the same step of another law. */
export type StepEffect = 'first' | 'next' | 'keep' | 'recount' | 'last' | 'clear';

/** Notices that a transition owes; the keys are the notice kinds. */
export type TransitionNotice =
  | 'dossier.submitted'
  | 'dossier.accepted'
  | 'dossier.supplement_requested'
  | 'dossier.supplement_answered'
  | 'dossier.refused'
  | 'dossier.advanced'
  | 'dossier.decided'
  | 'dossier.handed_over'
  | 'dossier.withdrawn'
  | 'dossier.closed_unanswered'
  | 'dossier.law_moved'
  | 'staff.new_dossier'
  | 'staff.turn'
  | 'staff.supplement_answered'
  | 'staff.supplement_approval'
  | 'staff.supplement_declined'
  | 'staff.withdrawn';

/** What must hold besides the status. */
export type Condition =
  | 'first_supplement' // nothing was asked for yet
  | 'further_supplement' // something was: another request needs a leader's approval
  | 'within_appraisal_window' // NĐ 61/2018 Điều 19(4)
  | 'later_law'; // one whose transition rule lets the dossier move

/**
 * Whose hands the dossier passes into while the work goes on: step, its clock and the place in the
 * queue stay as they are. `approver` is named by the procedure; `former` is who held it before.
 */
export type PassedTo = 'approver' | 'former';

export interface Transition {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  readonly by: ActingSide;
  readonly clocks: Readonly<Partial<Record<ClockKind, ClockEffect>>>;
  readonly step: StepEffect;
  readonly turn: Turn;
  readonly notices: readonly TransitionNotice[];
  /** What must hold besides; unset: nothing. */
  readonly when?: readonly Condition[];
  /** Unset: whoever step and turn give it to, and their time begins. */
  readonly passesTo?: PassedTo;
  /** The dossier passes under the version of law that followed its own. Unset: it stays pinned. */
  readonly movesLaw?: true;
}
