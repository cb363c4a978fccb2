import { median } from '../statistics';
import { readCalendars } from './calendars';
import {
  bareCore,
  type Contender,
  dateFns,
  explainedDate,
  momentBusinessDays,
  WORKING_DAYS,
} from './contenders';
import { spreadStarts } from './starts';

/** Two ways to count, one beside the other; speeds are dates per second, medians of the rounds. */
export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** Our speed by theirs, of each round. */
  readonly ratios: readonly number[];
}

/** How fast due dates are counted in one process, on one core. */
export interface CountingReport {
  readonly starts: number;
  readonly workingDays: number;
  readonly rounds: number;
  /** The bare core beside `moment-business-days`, same days off. */
  readonly bare: Comparison;
  /** Date and whole explanation beside `moment-business-days`, same days off. */
  readonly explained: Comparison;
  /** The bare core beside `addBusinessDays` of `date-fns`, weekends only. */
  readonly weekends: Comparison;
  /** Starts whose official date `moment-business-days` misses: it knows no worked weekend. */
  readonly missed: number;
}

const STARTS = 2_000;

/** Milliseconds that one side of one round takes at least: much longer than a tick of the clock. */
const TURN = 100;

/** Milliseconds after which the compiler of the engine has nothing left to learn. */
const WARM_UP = 1_000;

/** Dates per second in a turn of at least some milliseconds, by whole passes through the starts. */
function speedOf(contender: Contender, milliseconds: number): number {
  const began = performance.now();
  let passes = 0;
  let taken = 0;
  let sum = 0;
  do {
    sum += contender.run();
    passes += 1;
    taken = performance.now() - began;
  } while (taken < milliseconds);
  if (!Number.isFinite(sum)) throw new Error('a date was not counted');
  return (passes * STARTS) / (taken / 1_000);
}

/** Both sides in turns; who begins takes turns as well. */
function compare(ours: Contender, theirs: Contender, rounds: number): Comparison {
  const speeds = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const weBegin = round % 2 === 0;
    if (weBegin) speeds.ours.push(speedOf(ours, TURN));
    speeds.theirs.push(speedOf(theirs, TURN));
    if (!weBegin) speeds.ours.push(speedOf(ours, TURN));
  }
  return {
    ours: median(speeds.ours),
    theirs: median(speeds.theirs),
    ratios: speeds.ours.map((speed, round) => speed / speeds.theirs[round]!),
  };
}

/** How many starts lead two contenders to different moments. */
function differences(one: Contender, other: Contender): number {
  const others = other.dues();
  return one.dues().filter((due, index) => due !== others[index]).length;
}

/** @throws Error when two contenders do not count the same: their speeds could not be compared */
function agree(what: string, one: Contender, other: Contender): void {
  const different = differences(one, other);
  if (different > 0) throw new Error(`${what}: ${different} of ${STARTS} dates differ`);
}

/** Counts from the same starts with our core and with two libraries that are commonly used. */
export function measureCounting(rounds: number): CountingReport {
  const calendars = readCalendars();
  const { official, withoutWorkedWeekends, weekendsOnly } = calendars;
  const minutes = spreadStarts([withoutWorkedWeekends, weekendsOnly], STARTS);
  const bare = bareCore(official, minutes);
  const explained = explainedDate(official, minutes);
  const bareWeekends = bareCore(weekendsOnly, minutes);
  const moments = momentBusinessDays(calendars, minutes);
  const fns = dateFns(minutes);
  agree('the bare core and the explained date', bare, explained);
  agree('moment-business-days', bareCore(withoutWorkedWeekends, minutes), moments);
  agree('date-fns', bareWeekends, fns);
  const missed = differences(bare, moments);
  for (const one of [bare, explained, bareWeekends, moments, fns]) speedOf(one, WARM_UP);
  return {
    starts: STARTS,
    workingDays: WORKING_DAYS,
    rounds,
    bare: compare(bare, moments, rounds),
    explained: compare(explained, moments, rounds),
    weekends: compare(bareWeekends, fns, rounds),
    missed,
  };
}
