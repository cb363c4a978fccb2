import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import type { WorkingCalendar } from '@portal/deadlines/core';
import { drawCases } from './draw-cases';
import { type Figures, measure } from './measure';
import { POLICIES, type Policy } from './policies';
import type { Scenario } from './scenario';
import { WorkAxis } from './work-axis';
import { WorkYear } from './work-year';

/** Work of the specialists by their capacity in the year. */
export const LOADS = [0.85, 0.95, 1.05] as const;

/** Twelve months with the season's peak in their middle, so that what it leaves behind is seen. */
export const FIRST_MONTH = '2025-07';

/** What is simulated. */
export interface CompareOptions {
  readonly calendar: WorkingCalendar;
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  readonly dossiers: number;
  /** None: those of the comparison. */
  readonly policies?: readonly Policy[];
  /** Told after each year of each load. */
  readonly tell?: (load: number, seed: number) => void;
}

/** One order of work at one load: figures of each seed, in the order of the seeds. */
export interface Comparison {
  readonly load: number;
  readonly policy: string;
  readonly title: string;
  readonly runs: readonly Figures[];
}

/** The simulation's time begins with the first month. */
export function axisOf(calendar: WorkingCalendar): WorkAxis {
  return new WorkAxis(
    calendar,
    fromOfficeTime({ date: getPlainDate(`${FIRST_MONTH}-01`), minute: 0 }),
  );
}

/** Lets every order of work have the same dossiers and the same handling times, at each load. */
export function compare(options: CompareOptions): Comparison[] {
  const { calendar, scenario, seeds, dossiers, policies = POLICIES, tell } = options;
  const axis = axisOf(calendar);
  return LOADS.flatMap((load) => {
    const years = seeds.map((seed) => {
      const cases = drawCases(axis, scenario, { seed, dossiers, load, from: FIRST_MONTH });
      const figures = policies.map((policy) =>
        measure(axis, new WorkYear(axis, scenario.pools, policy).run(cases)),
      );
      tell?.(load, seed);
      return figures;
    });
    return policies.map(({ id, title }, index) => ({
      load,
      policy: id,
      title,
      runs: years.map((year) => year[index]!),
    }));
  });
}
