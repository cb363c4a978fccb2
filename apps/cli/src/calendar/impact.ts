import { resolve } from 'node:path';
import type { DeadlineKind } from '@portal/deadlines';
import { type DateThatWouldMove, surveyDossiers } from '@portal/dossiers';
import { formatOfficeIso, toOfficeTime } from '@portal/kernel';
import { calendarsFolder, loadConfig } from '@portal/platform';
import { withDatabase } from '../connect';
import type { VerbResult } from '../verb';
import { readCandidate } from './read-candidate';

/** What each clock's date is called here. */
const CLOCKS: Readonly<Record<DeadlineKind, string>> = {
  reception: 'answer of the desk',
  legal: 'due date',
  step: 'step',
  supplement: 'supplement',
};

const ORDER: readonly DeadlineKind[] = ['legal', 'supplement', 'reception', 'step'];

const iso = (instant: Date): string => formatOfficeIso(toOfficeTime(instant));

function lineOf({ code, clock, from, to }: DateThatWouldMove): string {
  return `${code}  ${CLOCKS[clock].padEnd(18)}  ${iso(from)} → ${iso(to)}`;
}

/** Promises to applicants first, then by the new date. */
function inOrder(dates: readonly DateThatWouldMove[]): DateThatWouldMove[] {
  return dates.toSorted(
    (a, b) => ORDER.indexOf(a.clock) - ORDER.indexOf(b.clock) || a.to.getTime() - b.to.getTime(),
  );
}

function summaryOf(dates: readonly DateThatWouldMove[], counted: number, year: number): string {
  if (dates.length === 0) return `${counted} open clocks: no date would move with this ${year}.`;
  const counts = ORDER.flatMap((clock) => {
    const count = dates.filter((date) => date.clock === clock).length;
    return count === 0 ? [] : [`${CLOCKS[clock]} ${count}`];
  });
  const dossiers = new Set(dates.map(({ code }) => code)).size;
  return `${counted} open clocks: ${dates.length} dates of ${dossiers} dossiers would move (${counts.join(', ')}). Nothing was changed.`;
}

/**
 * Lists the open dossiers whose dates a calendar would move, from and to; changes nothing.
 * @throws RefusedError when the file is not a sound calendar beside the others
 */
export async function calendarImpact(file: string): Promise<VerbResult> {
  const { year, calendar } = readCandidate(calendarsFolder(loadConfig()), resolve(file));
  const dates: DateThatWouldMove[] = [];
  const { counted } = await withDatabase([], (dataSource) =>
    surveyDossiers(dataSource.manager, calendar, (date) => dates.push(date)),
  );
  const sorted = inOrder(dates);
  return {
    ok: true,
    lines: [...sorted.map(lineOf), summaryOf(dates, counted, year)],
    data: {
      ok: true,
      year,
      counted,
      dates: sorted.map(({ code, clock, from, to }) => ({
        code,
        clock,
        from: iso(from),
        to: iso(to),
      })),
    },
  };
}
