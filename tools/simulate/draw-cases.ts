import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { Random } from './random';
import type { Scenario, SimulatedProcedure } from './scenario';
import { countClock, type LegalClock } from './standing';
import type { WorkAxis } from './work-axis';

/** The wait for an applicant who has been asked for what is missing. */
export interface DrawnSupplement {
  /** Index of the step that is interrupted. */
  readonly step: number;
  /** Minutes of the step's work before the request. */
  readonly before: number;
  /** Working minutes until the answer. */
  readonly answer: number;
}

/** One dossier with all that chance decides about it: the same whatever the order of work. */
export interface Case {
  readonly id: number;
  readonly procedure: SimulatedProcedure;
  /** When it was accepted, on the axis. */
  readonly acceptedMinute: number;
  readonly acceptedAt: Date;
  /** As it runs without a supplement. */
  readonly clock: LegalClock;
  /** Work of each step in minutes. */
  readonly work: readonly number[];
  /** Wait for other bodies after each step's work, as a part of the step's budget. */
  readonly waits: readonly number[];
  readonly supplement: DrawnSupplement | null;
}

/** What a year is drawn from. */
export interface DrawOptions {
  readonly seed: number;
  readonly dossiers: number;
  /** First month, `YYYY-MM`; twelve months are drawn. */
  readonly from: string;
  /** Work of the specialists by their capacity: 0.95 keeps them busy 95 % of the year. */
  readonly load: number;
}

/** Streams of chance, so that more draws of one kind move none of another. */
const STREAM = { arrival: 1, procedure: 2, work: 3, wait: 4, supplement: 5 } as const;

interface Month {
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/** Twelve months from `from`, each with its weight and where it lies on the axis. */
function monthsOf(axis: WorkAxis, season: readonly number[], from: string): Month[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const start = (ahead: number): number => {
    const index = month - 1 + ahead;
    const digits = String((index % 12) + 1).padStart(2, '0');
    const date = getPlainDate(`${year + Math.floor(index / 12)}-${digits}-01`);
    return axis.minute(fromOfficeTime({ date, minute: 0 }));
  };
  return Array.from({ length: 12 }, (_, ahead) => ({
    weight: season[(month - 1 + ahead) % 12]!,
    from: start(ahead),
    to: start(ahead + 1),
  }));
}

function drawArrivals(axis: WorkAxis, { season }: Scenario, options: DrawOptions): number[] {
  const random = new Random(options.seed, STREAM.arrival);
  const months = monthsOf(axis, season, options.from);
  const weights = months.map(({ weight }) => weight);
  const arrivals = Array.from({ length: options.dossiers }, () => {
    const { from, to } = months[random.pick(weights)]!;
    return from + Math.floor(random.next() * (to - from));
  });
  return arrivals.sort((a, b) => a - b);
}

interface Draft {
  readonly acceptedMinute: number;
  readonly procedure: SimulatedProcedure;
  /** Work of each step in units of its weight. */
  readonly units: readonly number[];
  readonly waits: readonly number[];
}

function drawDrafts(axis: WorkAxis, scenario: Scenario, options: DrawOptions): Draft[] {
  const { seed } = options;
  const { procedures, spread, consultation } = scenario;
  const kind = new Random(seed, STREAM.procedure);
  const work = new Random(seed, STREAM.work);
  const wait = new Random(seed, STREAM.wait);
  const parts = procedures.map(({ part }) => part);
  return drawArrivals(axis, scenario, options).map((acceptedMinute) => {
    const procedure = procedures[kind.pick(parts)]!;
    const { steps } = procedure;
    return {
      acceptedMinute,
      procedure,
      units: steps.map(({ weight }) => work.logNormal(weight, spread)),
      waits: steps.map(({ id }) =>
        id === consultation.step ? wait.logNormal(consultation.share, spread) : 0,
      ),
    };
  });
}

/** Minutes of work in one unit drawn, of each pool, so that its capacity is used to the load. */
function scaleOf({ pools }: Scenario, drafts: readonly Draft[], capacity: number) {
  const drawn = new Map<string, number>();
  for (const { procedure, units } of drafts) {
    procedure.steps.forEach(({ pool }, index) => {
      drawn.set(pool, (drawn.get(pool) ?? 0) + units[index]!);
    });
  }
  return new Map(
    pools.map(({ name, people, relativeLoad }) => [
      name,
      (capacity * people * relativeLoad) / (drawn.get(name) ?? 1),
    ]),
  );
}

function drawSupplement(
  { supplement, spread }: Scenario,
  random: Random,
  { procedure }: Draft,
  work: readonly number[],
): DrawnSupplement | null {
  const asked = random.next() < supplement.part;
  const answer = Math.ceil(random.logNormal(supplement.answer, spread));
  const step = procedure.steps.findIndex(({ id }) => id === supplement.step);
  if (!asked || step < 0) return null;
  const before = Math.floor(work[step]! * supplement.before);
  return { step, before, answer: Math.min(answer, supplement.limit) };
}

/**
 * A year's dossiers in the order of their acceptance. Handling times are drawn first and then
 * brought to the load, so that each pool has exactly its work, whatever was drawn.
 */
export function drawCases(axis: WorkAxis, scenario: Scenario, options: DrawOptions): Case[] {
  const months = monthsOf(axis, scenario.season, options.from);
  const capacity = (months.at(-1)!.to - months[0]!.from) * options.load;
  const drafts = drawDrafts(axis, scenario, options);
  const scale = scaleOf(scenario, drafts, capacity);
  const random = new Random(options.seed, STREAM.supplement);
  return drafts.map((draft, id) => {
    const { acceptedMinute, procedure, units, waits } = draft;
    const minutes = procedure.steps.map(({ pool }, index) => units[index]! * scale.get(pool)!);
    const work = minutes.map((exact) => Math.max(1, Math.round(exact)));
    const supplement = drawSupplement(scenario, random, draft, work);
    const acceptedAt = axis.instant(acceptedMinute);
    const clock = countClock(axis.calendar, procedure, acceptedAt);
    return { id, procedure, acceptedMinute, acceptedAt, clock, work, waits, supplement };
  });
}
