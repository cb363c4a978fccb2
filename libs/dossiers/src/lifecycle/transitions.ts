import type { Status, Turn } from './statuses';

/** What can be done to a dossier. */
export const ACTIONS = [
  'submit',
  'accept',
  'request_supplement',
  'answer_supplement',
  'refuse',
  'advance',
  'decide',
  'hand_over',
  'withdraw',
  'close_unanswered',
] as const;

export type Action = (typeof ACTIONS)[number];

/**
 * Who may act, seen from the dossier: its party, the one-stop shop, whoever holds the current step,
 * or the deadline sweep. Which roles these are is the permission table's matter.
 */
export type ActingSide = 'party' | 'reception' | 'holder' | 'system';

/** The three clocks: the desk's answer, the legal limit, the applicant's time to supplement. */
export type ClockKind = 'reception' | 'legal' | 'supplement';

/** `restart` counts from zero again when the dossier is complete (NĐ 61/2018 Điều 19(4)). */
export type ClockEffect = 'start' | 'pause' | 'resume' | 'stop';

/** What becomes of the procedure's step. */
export type StepEffect = 'first' | 'next' | 'keep' | 'last' | 'clear';

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
  | 'staff.new_dossier'
  | 'staff.turn'
  | 'staff.supplement_answered'
  | 'staff.withdrawn';

export interface Transition {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  readonly by: ActingSide;
  readonly clocks: Readonly<Partial<Record<ClockKind, ClockEffect>>>;
  readonly step: StepEffect;
  readonly turn: Turn;
  readonly notices: readonly TransitionNotice[];
}

type Clocks = Transition['clocks'];

/** The applicant may take the dossier back until it is decided (TT 03/2025 Điều 7). */
const withdrawal = (from: Status, clocks: Clocks): Transition => ({
  from,
  action: 'withdraw',
  to: 'withdrawn',
  by: 'party',
  clocks,
  step: 'clear',
  turn: 'nobody',
  notices: ['dossier.withdrawn', 'staff.withdrawn'],
});

/** A supplement that never came closes the dossier when its time is over. */
const closing = (from: Status, clocks: Clocks): Transition => ({
  from,
  action: 'close_unanswered',
  to: 'closed_unanswered',
  by: 'system',
  clocks,
  step: 'clear',
  turn: 'nobody',
  notices: ['dossier.closed_unanswered'],
});

/**
 * The life of a dossier: the one place that says what may happen when, who may do it, what it does
 * to the clocks, whose turn is next and who must hear of it.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: 'draft',
    action: 'submit',
    to: 'submitted',
    by: 'party',
    clocks: { reception: 'start' },
    step: 'clear',
    turn: 'office',
    notices: ['dossier.submitted', 'staff.new_dossier'],
  },
  {
    from: 'submitted',
    action: 'accept',
    to: 'accepted',
    by: 'reception',
    clocks: { reception: 'stop', legal: 'start' },
    step: 'first',
    turn: 'office',
    notices: ['dossier.accepted', 'staff.turn'],
  },
  {
    from: 'submitted',
    action: 'request_supplement',
    to: 'supplement_at_reception',
    by: 'reception',
    clocks: { reception: 'pause', supplement: 'start' },
    step: 'clear',
    turn: 'applicant',
    notices: ['dossier.supplement_requested'],
  },
  {
    from: 'supplement_at_reception',
    action: 'answer_supplement',
    to: 'submitted',
    by: 'party',
    clocks: { supplement: 'stop', reception: 'resume' },
    step: 'clear',
    turn: 'office',
    notices: ['dossier.supplement_answered', 'staff.supplement_answered'],
  },
  {
    from: 'submitted',
    action: 'refuse',
    to: 'refused',
    by: 'reception',
    clocks: { reception: 'stop' },
    step: 'clear',
    turn: 'nobody',
    notices: ['dossier.refused'],
  },
  {
    from: 'accepted',
    action: 'advance',
    to: 'processing',
    by: 'holder',
    clocks: {},
    step: 'next',
    turn: 'office',
    notices: ['dossier.advanced', 'staff.turn'],
  },
  {
    from: 'processing',
    action: 'advance',
    to: 'processing',
    by: 'holder',
    clocks: {},
    step: 'next',
    turn: 'office',
    notices: ['dossier.advanced', 'staff.turn'],
  },
  {
    from: 'processing',
    action: 'request_supplement',
    to: 'supplement_at_appraisal',
    by: 'holder',
    clocks: { legal: 'pause', supplement: 'start' },
    step: 'keep',
    turn: 'applicant',
    notices: ['dossier.supplement_requested'],
  },
  {
    from: 'supplement_at_appraisal',
    action: 'answer_supplement',
    to: 'processing',
    by: 'party',
    clocks: { supplement: 'stop', legal: 'resume' },
    step: 'keep',
    turn: 'office',
    notices: ['dossier.supplement_answered', 'staff.supplement_answered'],
  },
  {
    from: 'processing',
    action: 'decide',
    to: 'decided',
    by: 'holder',
    clocks: { legal: 'stop' },
    step: 'last',
    turn: 'office',
    notices: ['dossier.decided', 'staff.turn'],
  },
  {
    from: 'decided',
    action: 'hand_over',
    to: 'handed_over',
    by: 'reception',
    clocks: {},
    step: 'clear',
    turn: 'nobody',
    notices: ['dossier.handed_over'],
  },
  withdrawal('submitted', { reception: 'stop' }),
  withdrawal('supplement_at_reception', { reception: 'stop', supplement: 'stop' }),
  withdrawal('accepted', { legal: 'stop' }),
  withdrawal('processing', { legal: 'stop' }),
  withdrawal('supplement_at_appraisal', { legal: 'stop', supplement: 'stop' }),
  closing('supplement_at_reception', { reception: 'stop', supplement: 'stop' }),
  closing('supplement_at_appraisal', { legal: 'stop', supplement: 'stop' }),
];

const byStatusAndAction = new Map(TRANSITIONS.map((row) => [`${row.from} ${row.action}`, row]));

/** The row for an action in a status; `undefined` when the action is not possible there. */
export function findTransition(from: Status, action: Action): Transition | undefined {
  return byStatusAndAction.get(`${from} ${action}`);
}

/** The rows that lead out of a status. */
export function transitionsFrom(from: Status): readonly Transition[] {
  return TRANSITIONS.filter((row) => row.from === from);
}
