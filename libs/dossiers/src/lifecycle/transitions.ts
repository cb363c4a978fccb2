import type { Status } from './statuses';
import type { Action, Transition } from './transition';

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

/** A further supplement is put before a leader: the office's time, so that no clock stands still. */
const proposal = {
  clocks: {},
  turn: 'office',
  notices: ['staff.supplement_approval'],
  passesTo: 'approver',
} as const satisfies Partial<Transition>;

/** The leader wants none: who proposed it goes on, and the applicant never knew. */
const declining = {
  clocks: {},
  turn: 'office',
  notices: ['staff.supplement_declined'],
  passesTo: 'former',
} as const satisfies Partial<Transition>;

/** A transition rule of a later law lets a leader move a dossier under it; the work goes on. */
const lawMove = (status: Status): Transition => ({
  from: status,
  action: 'move_version',
  to: status,
  by: 'leader',
  clocks: { legal: 'recount' },
  step: 'recount',
  turn: 'office',
  notices: ['dossier.law_moved', 'staff.turn'],
  when: ['later_law'],
  movesLaw: true,
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
    when: ['first_supplement'],
  },
  {
    from: 'submitted',
    action: 'propose_supplement',
    to: 'approval_at_reception',
    by: 'reception',
    ...proposal,
    step: 'clear',
    when: ['further_supplement'],
  },
  {
    from: 'approval_at_reception',
    action: 'approve_supplement',
    to: 'supplement_at_reception',
    by: 'holder',
    clocks: { reception: 'pause', supplement: 'start' },
    step: 'clear',
    turn: 'applicant',
    notices: ['dossier.supplement_requested'],
  },
  {
    from: 'approval_at_reception',
    action: 'decline_supplement',
    to: 'submitted',
    by: 'holder',
    ...declining,
    step: 'clear',
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
    when: ['first_supplement', 'within_appraisal_window'],
  },
  {
    from: 'processing',
    action: 'propose_supplement',
    to: 'approval_at_appraisal',
    by: 'holder',
    ...proposal,
    step: 'keep',
    when: ['further_supplement', 'within_appraisal_window'],
  },
  {
    from: 'approval_at_appraisal',
    action: 'approve_supplement',
    to: 'supplement_at_appraisal',
    by: 'holder',
    clocks: { legal: 'pause', supplement: 'start' },
    step: 'keep',
    turn: 'applicant',
    notices: ['dossier.supplement_requested'],
  },
  {
    from: 'approval_at_appraisal',
    action: 'decline_supplement',
    to: 'processing',
    by: 'holder',
    ...declining,
    step: 'keep',
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
  lawMove('accepted'),
  lawMove('processing'),
  withdrawal('submitted', { reception: 'stop' }),
  withdrawal('approval_at_reception', { reception: 'stop' }),
  withdrawal('supplement_at_reception', { reception: 'stop', supplement: 'stop' }),
  withdrawal('accepted', { legal: 'stop' }),
  withdrawal('processing', { legal: 'stop' }),
  withdrawal('approval_at_appraisal', { legal: 'stop' }),
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
