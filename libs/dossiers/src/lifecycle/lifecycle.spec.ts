import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACTIONS,
  findTransition,
  isDiscreetAction,
  lifecycleDiagram,
  lifecycleFaults,
  shownStatus,
  STATUS_FACTS,
  STATUSES,
  Transition,
  TRANSITIONS,
  transitionsFrom,
} from '.';

const anyNotice = (): boolean => true;
const changed = (index: number, change: Partial<Transition>): Transition[] =>
  TRANSITIONS.map((row, i) => (i === index ? { ...row, ...change } : row));
const rowOf = (from: string, action: string): number =>
  TRANSITIONS.findIndex((row) => row.from === from && row.action === action);

/** The whole matrix, written out a second time by hand: status → action → target. */
const MATRIX: Record<string, Record<string, string>> = {
  draft: { submit: 'submitted' },
  submitted: {
    accept: 'accepted',
    request_supplement: 'supplement_at_reception',
    propose_supplement: 'approval_at_reception',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approval_at_reception: {
    approve_supplement: 'supplement_at_reception',
    decline_supplement: 'submitted',
    withdraw: 'withdrawn',
  },
  supplement_at_reception: {
    answer_supplement: 'submitted',
    withdraw: 'withdrawn',
    close_unanswered: 'closed_unanswered',
  },
  accepted: { advance: 'processing', move_version: 'accepted', withdraw: 'withdrawn' },
  processing: {
    advance: 'processing',
    request_supplement: 'supplement_at_appraisal',
    propose_supplement: 'approval_at_appraisal',
    decide: 'decided',
    move_version: 'processing',
    withdraw: 'withdrawn',
  },
  approval_at_appraisal: {
    approve_supplement: 'supplement_at_appraisal',
    decline_supplement: 'processing',
    withdraw: 'withdrawn',
  },
  supplement_at_appraisal: {
    answer_supplement: 'processing',
    withdraw: 'withdrawn',
    close_unanswered: 'closed_unanswered',
  },
  decided: { hand_over: 'handed_over' },
  handed_over: {},
  refused: {},
  withdrawn: {},
  closed_unanswered: {},
};

describe('lifecycle', () => {
  it('is sound', () => {
    expect(lifecycleFaults(anyNotice)).toEqual([]);
  });

  describe.each(STATUSES)('in %s', (status) => {
    it.each(ACTIONS)('%s leads where the law says, or nowhere', (action) => {
      expect(findTransition(status, action)?.to).toBe(MATRIX[status]?.[action]);
    });

    it('lists the rows that lead out', () => {
      expect(transitionsFrom(status).map((row) => row.action)).toHaveLength(
        Object.keys(MATRIX[status]!).length,
      );
    });
  });

  it('lets only the deadline sweep close a dossier for want of an answer', () => {
    const rows = TRANSITIONS.filter((row) => row.action === 'close_unanswered');
    expect(rows.every((row) => row.by === 'system')).toBe(true);
    expect(TRANSITIONS.filter((row) => row.by === 'system')).toEqual(rows);
  });

  it('lets the applicant withdraw until the decision and not after', () => {
    const possible = STATUSES.filter((status) => findTransition(status, 'withdraw'));
    expect(possible).toEqual([
      'submitted',
      'approval_at_reception',
      'supplement_at_reception',
      'accepted',
      'processing',
      'approval_at_appraisal',
      'supplement_at_appraisal',
    ]);
  });

  it('keeps from the applicant what the office settles among itself, and nothing else', () => {
    const hidden = ACTIONS.filter(isDiscreetAction);
    expect(hidden).toEqual(['propose_supplement', 'decline_supplement']);
    const shownElsewhere = STATUSES.filter((status) => shownStatus(status) !== status);
    expect(shownElsewhere.map((status) => [status, shownStatus(status)])).toEqual([
      ['approval_at_reception', 'submitted'],
      ['approval_at_appraisal', 'processing'],
    ]);
    for (const status of shownElsewhere) {
      const { nationalCode, hasStep } = STATUS_FACTS[shownStatus(status)];
      expect(STATUS_FACTS[status]).toMatchObject({ nationalCode, hasStep });
    }
  });

  it('lets a request reach the applicant first once, then by a leader alone', () => {
    const asking = TRANSITIONS.filter(({ to }) => to.startsWith('supplement_'));
    expect(asking.map(({ action, by, when }) => [action, by, when?.[0]])).toEqual([
      ['request_supplement', 'reception', 'first_supplement'],
      ['approve_supplement', 'holder', undefined],
      ['request_supplement', 'holder', 'first_supplement'],
      ['approve_supplement', 'holder', undefined],
    ]);
  });

  it('lets only a leader put a dossier under another law, while the office works on it', () => {
    const rows = TRANSITIONS.filter(({ movesLaw }) => movesLaw);
    expect(rows.map(({ from, by, when }) => [from, by, when])).toEqual([
      ['accepted', 'leader', ['later_law']],
      ['processing', 'leader', ['later_law']],
    ]);
    expect(TRANSITIONS.filter(({ by }) => by === 'leader')).toEqual(rows);
  });

  it('maps onto the statuses of the national portal, fee excepted', () => {
    const codes = new Set(STATUSES.map((status) => STATUS_FACTS[status].nationalCode));
    expect([...codes].filter((code) => code !== null).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 7, 8, 9, 10,
    ]);
  });

  it('stands in the README as it is', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(lifecycleDiagram());
  });
});

describe('lifecycleFaults', () => {
  it.each<[string, Transition[], string]>([
    ['two rows for one action', [...TRANSITIONS, TRANSITIONS[0]!], 'draft submit: two rows'],
    [
      'an unknown target',
      changed(0, { to: 'nowhere' as Transition['to'] }),
      'draft submit: unknown target nowhere',
    ],
    [
      'an unreachable status',
      TRANSITIONS.filter((row) => row.action !== 'refuse'),
      'refused: cannot be reached',
    ],
    [
      'an action out of a final status',
      [...TRANSITIONS, { ...TRANSITIONS[0]!, from: 'refused', action: 'refuse' }],
      'refused: is final, yet an action leads out of it',
    ],
    [
      'a dead end',
      TRANSITIONS.filter((row) => row.action !== 'hand_over'),
      'decided: no action leads out of it',
    ],
    [
      'a clock that is paused before it runs',
      changed(0, { clocks: {} }),
      'submitted request_supplement: cannot pause a idle reception clock',
    ],
    [
      'a clock that outlives the dossier',
      changed(rowOf('processing', 'withdraw'), { clocks: {} }),
      'withdrawn: a clock still runs',
    ],
    [
      'a step where none can be',
      changed(0, { step: 'first' }),
      'draft submit: step and target disagree',
    ],
    [
      'a turn after the end',
      changed(rowOf('decided', 'hand_over'), { turn: 'office' }),
      "decided hand_over: final, but somebody's turn",
    ],
    [
      'an applicant who would learn of what the office settles among itself',
      changed(rowOf('submitted', 'propose_supplement'), {
        notices: ['dossier.supplement_requested'],
      }),
      'submitted propose_supplement: the applicant would learn of it',
    ],
    [
      'a date of the applicant that moves in silence',
      changed(rowOf('processing', 'propose_supplement'), { clocks: { legal: 'pause' } }),
      'processing propose_supplement: the applicant would learn of it',
    ],
    [
      'work that passes on and does not go on',
      changed(rowOf('approval_at_appraisal', 'decline_supplement'), { step: 'next' }),
      'approval_at_appraisal decline_supplement: passes on what does not go on',
    ],
    [
      'another law without a condition',
      changed(rowOf('processing', 'move_version'), { when: undefined }),
      'processing move_version: another law changes more than what is counted, or in silence',
    ],
    [
      'another law of which the applicant hears something else',
      changed(rowOf('accepted', 'move_version'), { notices: ['dossier.advanced'] }),
      'accepted move_version: another law changes more than what is counted, or in silence',
    ],
    [
      'a count by another law where the law stays',
      changed(rowOf('processing', 'advance'), { step: 'recount' }),
      'processing advance: counts anew under the same law',
    ],
    [
      'a status that cannot be left but by the applicant',
      TRANSITIONS.filter(({ from }) => from !== 'approval_at_reception'),
      'approval_at_reception: no action leads out of it',
    ],
    [
      'an applicant who is not told',
      changed(0, { notices: ['staff.new_dossier'] }),
      'draft submit: the applicant hears nothing',
    ],
  ])('finds %s', (_name, rows, fault) => {
    expect(lifecycleFaults(anyNotice, rows)).toContain(fault);
  });

  it('finds a notice without a template', () => {
    expect(lifecycleFaults((kind) => kind !== 'dossier.accepted')).toEqual([
      'submitted accept: no template for notice dossier.accepted',
    ]);
  });
});
