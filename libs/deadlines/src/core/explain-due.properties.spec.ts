import { addDays, getPlainDate, type OfficeTime, type PlainDate, toEpochDay } from '@portal/kernel';
import * as fc from 'fast-check';
import { officialCalendar as calendar, rule } from '../testing/official-calendar';
import {
  computeDue,
  type CountingRule,
  type DueComputation,
  explainDue,
  fromOfficeMinute,
  type Pause,
} from '.';

/*
 * An explanation is right when somebody who knows nothing but it comes to the same date: from the
 * counted start, without the days that it skips, with what pauses and an extension add.
 */

const DAY = 1_440;
const day = (text: string): number => toEpochDay(getPlainDate(text)) * DAY;

const rules: fc.Arbitrary<CountingRule> = fc
  .record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('working_day', 'working_hour', 'calendar_day', 'working_minute'),
    firstDay: fc.constantFrom('next_working_day', 'same_moment'),
    cutOff: fc.option(fc.integer({ min: 0, max: DAY - 1 }), { nil: undefined }),
    rollOver: fc.constantFrom('next_working_day', 'none'),
    resume: fc.constantFrom('restart', 'continue'),
  } as const)
  .map((changes) => rule(changes));

const computations: fc.Arbitrary<DueComputation> = fc
  .record({
    start: fc.integer({ min: day('2023-01-01'), max: day('2026-01-01') - 1 }),
    counting: rules,
    edges: fc.array(fc.integer({ min: -2 * DAY, max: 60 * DAY }), { maxLength: 6 }),
    extended: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  })
  .map(({ start, counting, edges, extended }) => {
    const at = [...edges].sort((a, b) => a - b).map((m) => fromOfficeMinute(start + m));
    const pauses: Pause[] = [];
    for (let i = 0; i + 1 < at.length; i += 2) {
      pauses.push({ from: at[i]!, to: at[i + 1]!, reason: 'supplement' });
    }
    const input = { calendar, rule: counting, start: fromOfficeMinute(start), pauses };
    if (extended === undefined) return computeDue(input);
    const extension = { days: extended, at: input.start, cause: 'bão lụt' };
    return computeDue({ ...input, extension });
  });

const skips = ({ skipped }: DueComputation): ((date: PlainDate) => boolean) => {
  const dates = new Set(skipped.map(({ date }) => date));
  return (date) => dates.has(date);
};

const sum = (computation: DueComputation, what: 'addedMinutes' | 'addedDays'): number =>
  computation.pauses.reduce((total, pause) => total + pause[what], 0);

/** Calendar days: those before day 1 and those rolled over are the ones that are skipped. */
function addCalendarDays(computation: DueComputation): PlainDate {
  const { countedFrom, counted, extension } = computation;
  const isSkipped = skips(computation);
  let date = countedFrom.date;
  if (computation.rule.firstDay === 'next_working_day') {
    while (isSkipped(addDays(date, 1))) date = addDays(date, 1);
  }
  // What was granted is granted beyond the date that was promised, a roll-over included.
  for (const days of [counted + sum(computation, 'addedDays'), extension?.days ?? 0]) {
    date = addDays(date, days);
    while (isSkipped(date)) date = addDays(date, 1);
  }
  return date;
}

const SESSIONS = [
  [450, 690],
  [810, 1_050],
] as const;

/** Whole working days that keep the clock time: what would end with a day begins the next one. */
const keepsClock = ({ unit, firstDay }: CountingRule): boolean =>
  unit === 'working_day' && firstDay === 'next_working_day';

const MINUTES = { working_day: 480, working_hour: 60, working_minute: 1, calendar_day: 0 };

function minutesToAdd(computation: DueComputation): number {
  const { counted, extension, rule: counting } = computation;
  const limit = counted * MINUTES[counting.unit] + (extension?.days ?? 0) * 480;
  return limit + sum(computation, 'addedMinutes');
}

/** Hours that wait for the next working day begin with it. */
function addingStart({ countedFrom, rule: counting }: DueComputation): OfficeTime {
  const waits = counting.firstDay === 'next_working_day' && counting.unit !== 'working_day';
  return waits ? { date: addDays(countedFrom.date, 1), minute: 0 } : countedFrom;
}

/** Working minutes, session by session, on the days that are not skipped. */
function addMinutes(computation: DueComputation): PlainDate {
  const isSkipped = skips(computation);
  // Of what ends exactly at a closing, whole days need one minute more.
  let left = minutesToAdd(computation) + (keepsClock(computation.rule) ? 1 : 0);
  let { date, minute } = addingStart(computation);
  for (;;) {
    for (const [opens, closes] of isSkipped(date) ? [] : SESSIONS) {
      const open = Math.max(0, closes - Math.max(opens, minute));
      if (left <= open) return date;
      left -= open;
    }
    [date, minute] = [addDays(date, 1), 0];
  }
}

const addUp = (computation: DueComputation): PlainDate =>
  computation.rule.unit === 'calendar_day' ? addCalendarDays(computation) : addMinutes(computation);

/** The days that Vietnamese sentences say were not counted; a year counts for the days before it. */
function daysNamed(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.startsWith('Không tính'))
    .flatMap((line) => {
      const head = line.includes('ngày nghỉ hằng tuần: ') ? line : line.split(': ', 1)[0]!;
      const found = [...head.matchAll(/(\d\d)\/(\d\d)(?:\/(\d{4}))?/g)].reverse();
      let year = '';
      return found.map(([, date, month, own]) => {
        year = own ?? year;
        return `${year}-${month}-${date}`;
      });
    })
    .sort();
}

describe('explanations, by property', () => {
  it('give the date when they are added up again, whatever the rule', () => {
    fc.assert(
      fc.property(computations, (computation) => {
        expect(addUp(computation)).toBe(computation.due.date);
      }),
      { numRuns: 1_500 },
    );
  });

  it('name each skipped day once, in both languages with as many lines', () => {
    fc.assert(
      fc.property(computations, (computation) => {
        const { lines } = explainDue(computation, 'vi');
        expect(daysNamed(lines)).toEqual(computation.skipped.map(({ date }) => date));
        expect(explainDue(computation, 'en').lines).toHaveLength(lines.length);
      }),
      { numRuns: 400 },
    );
  });
});
