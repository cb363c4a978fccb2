import { join } from 'node:path';
import { loadWorkingCalendar } from '@portal/deadlines';
import { type Outcome, outcomeOf } from '@portal/deadlines/core';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import * as fc from 'fast-check';
import { DossierTally } from './dossier-tally';
import type { LegalRun } from './legal-run';
import { periodOf } from './period';

const calendar = loadWorkingCalendar(join(__dirname, '../../../../config/calendars'));
const at = (date: string): Date => fromOfficeTime({ date: getPlainDate(date), minute: 9 * 60 });
const OCTOBER = periodOf(
  { from: getPlainDate('2026-10-01'), to: getPlainDate('2026-10-31') },
  at('2026-11-20'),
);

const moment = fc
  .integer({ min: at('2026-09-01').getTime() / 60_000, max: at('2026-11-19').getTime() / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

/** A clock that could have been: it ends after it began, and stands still within its life. */
const anyRun: fc.Arbitrary<LegalRun> = fc
  .record({
    moments: fc.array(moment, { minLength: 6, maxLength: 6 }),
    ending: fc.constantFrom('decided', 'stopped', 'open'),
    stood: fc.boolean(),
    supplementRequests: fc.nat(3),
  })
  .map(({ moments, ending, stood, supplementRequests }) => {
    const [start, target, due, from, to, end] = moments.toSorted((a, b) => +a - +b);
    const endedAt = ending === 'open' ? null : end!;
    return {
      handedOverAt: null,
      startedAt: start!,
      targetAt: target!,
      dueAt: due!,
      endedAt,
      decidedAt: ending === 'decided' ? end! : null,
      stoppedAt: ending === 'stopped' ? end! : null,
      standstills: stood ? [{ fromAt: from!, toAt: to! }] : [],
      supplementRequests,
    };
  })
  .filter(
    ({ startedAt, endedAt }) =>
      startedAt < OCTOBER.end && (endedAt === null || endedAt >= OCTOBER.start),
  );

function tallyOf(runs: readonly LegalRun[]): DossierTally {
  const tally = new DossierTally(OCTOBER, calendar);
  for (const one of runs) tally.add(one);
  return tally;
}

const numbersOf = ({ touched, finished, stopped, open, progress, ...more }: DossierTally) => ({
  touched,
  stopped,
  open,
  progress,
  finished: [finished.early, finished.on_time, finished.late],
  median: more.workingTime.quantile(0.5),
  ninth: more.workingTime.quantile(0.9),
  used: more.reserveUsed.quantile(0.5),
});

describe('figures of many dossiers', () => {
  const runs = fc.array(anyRun, { maxLength: 40 });

  it('have each dossier once: finished, stopped or open, and on time or late', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const { touched, finished, stopped, open, progress } = tallyOf(all);
        expect(touched).toBe(all.length);
        expect(finished.total + stopped + open.inTime + open.overdue).toBe(touched);
        expect(progress.onTime + progress.late).toBe(touched);
        expect(open.waiting).toBeLessThanOrEqual(open.inTime + open.overdue);
        expect(progress.lateByRequests).toBeLessThanOrEqual(progress.late);
      }),
    );
  });

  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(runs, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((one) => [keys.next().value as number, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(numbersOf(tallyOf(shuffled))).toEqual(numbersOf(tallyOf(all)));
      }),
    );
  });

  it('finish as decision 3 says, and 766 agrees unless too much was asked for', () => {
    fc.assert(
      fc.property(anyRun, (one) => {
        const { finished, progress } = tallyOf([one]);
        if (finished.total === 0) return;
        const outcome: Outcome = outcomeOf(one.endedAt!, one.dueAt);
        expect(finished[outcome]).toBe(1);
        const onTime = outcome !== 'late' && one.supplementRequests < 2;
        expect(progress.onTime).toBe(onTime ? 1 : 0);
        expect(progress.lateByRequests).toBe(outcome !== 'late' && !onTime ? 1 : 0);
      }),
    );
  });
});
