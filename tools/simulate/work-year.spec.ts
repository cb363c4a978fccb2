import { outcomeOf } from '@portal/deadlines/core';
import { type Case, drawCases } from './draw-cases';
import { FIRST_MONTH } from './compare';
import { POLICIES } from './policies';
import { axis, drawn, POOL, smallScenario } from './testing/small-office';
import { type Finished, WorkYear } from './work-year';

const policy = (id: string) => POLICIES.find((each) => each.id === id)!;

const run = (id: string, cases: readonly Case[]): Finished[] =>
  new WorkYear(axis, [POOL], policy(id)).run(cases);

/** Ids in the order of the decisions, each with the minute of its decision. */
const told = (finished: readonly Finished[]): string[] =>
  finished.map(({ fate, finishedAt }) => `${fate.id} at ${axis.minute(finishedAt)}`);

const SUPPLEMENT = { step: 0, before: 40, answer: 960 };

describe('a year of work', () => {
  // One clerk. All are there at once; the last has two days, so until minute 980.
  const three = [
    drawn(0, 10, { accepted: 0, work: 480 }),
    drawn(1, 10, { accepted: 10, work: 480 }),
    drawn(2, 2, { accepted: 20, work: 60 }),
  ];

  test('comes out as counted by hand', () => {
    expect(told(run('first-come', three))).toEqual(['0 at 480', '1 at 960', '2 at 1020']);
    for (const id of ['earliest-due', 'kept-promises']) {
      expect(told(run(id, three))).toEqual(['0 at 480', '2 at 540', '1 at 1020']);
    }
    const outcomes = (id: string) =>
      run(id, three).map(({ finishedAt, dueAt }) => outcomeOf(finishedAt, dueAt));
    expect(outcomes('first-come')).toEqual(['early', 'early', 'late']);
    expect(outcomes('earliest-due')).toEqual(['early', 'early', 'early']);
  });

  test('a promise that is lost goes behind one that can be kept, and before a later one', () => {
    const cases = [
      drawn(0, 10, { accepted: 0, work: 1_500 }),
      drawn(1, 2, { accepted: 20, work: 60 }),
      drawn(2, 10, { accepted: 30, work: 60 }),
      drawn(3, 70, { accepted: 40, work: 60 }),
    ];
    const order = (id: string) => run(id, cases).map(({ fate }) => fate.id);
    expect(order('earliest-due')).toEqual([0, 1, 2, 3]);
    expect(order('kept-promises')).toEqual([0, 2, 1, 3]);
  });

  test('a supplement restarts the clock and leaves the clerk free meanwhile', () => {
    const [second, first] = run('first-come', [
      drawn(0, 2, { accepted: 0, work: 100, supplement: SUPPLEMENT }),
      drawn(1, 2, { accepted: 0, work: 50 }),
    ]);
    expect(told([second!, first!])).toEqual(['1 at 90', '0 at 1060']);
    // Two days from the answer at minute 1,000; 100 minutes of work without any waiting.
    expect(axis.minute(first!.dueAt)).toBe(1_960);
    expect(first!.took).toBe(100);
  });

  test('waits for other bodies before the next step', () => {
    const one = drawn(0, 10, { accepted: 0, work: 30 });
    const twoSteps: Case = {
      ...one,
      procedure: {
        ...one.procedure,
        steps: [...one.procedure.steps, { ...one.procedure.steps[0]!, id: 'sign' }],
      },
      clock: { ...one.clock, budgets: [1_000, 1_000] },
      work: [30, 20],
      waits: [0.5, 0],
    };
    expect(told(run('first-come', [twoSteps]))).toEqual(['0 at 550']);
  });
});

describe('any year', () => {
  const options = { seed: 5, dossiers: 400, from: FIRST_MONTH };
  const cases = drawCases(axis, smallScenario(), { ...options, load: 0.95 });

  test.each(POLICIES)('$id decides every dossier once and does all the work', ({ id }) => {
    const finished = run(id, cases);
    expect(finished.map(({ fate }) => fate.id).toSorted((a, b) => a - b)).toEqual(
      cases.map(({ id: each }) => each),
    );
    for (const { fate, took } of finished) {
      expect(took).toBeGreaterThanOrEqual(fate.work.reduce((sum, minutes) => sum + minutes, 0));
    }
  });

  test('first come, first served keeps the order where nothing else interferes', () => {
    const alone = drawCases(
      axis,
      smallScenario({
        consultation: { step: 'none', share: 0 },
        supplement: { step: 'none', part: 0, before: 0, answer: 0, limit: 0 },
      }),
      { ...options, load: 0.95 },
    );
    const ids = run('first-come', alone).map(({ fate }) => fate.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test.each(POLICIES)('$id is late with nobody where there is far too much staff', ({ id }) => {
    const calm = drawCases(axis, smallScenario(), { ...options, load: 0.2 });
    const late = run(id, calm).filter(({ finishedAt, dueAt }) => finishedAt > dueAt);
    expect(late).toEqual([]);
  });
});
