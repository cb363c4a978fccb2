import { loadWorkingCalendar } from '@portal/deadlines';
import { calendarsFolder } from '@portal/platform';
import { axisOf } from '../compare';
import type { Case } from '../draw-cases';
import type { Pool, Scenario, SimulatedProcedure } from '../scenario';
import { countClock } from '../standing';

/** The calendar of the configuration. */
export const calendar = loadWorkingCalendar(calendarsFolder());

/** The simulation's time. */
export const axis = axisOf(calendar);

/** One person does everything. */
export const POOL: Pool = { name: 'clerk', title: 'clerk', people: 1, relativeLoad: 1 };

/** A procedure of a limit in working days whose steps the one person does. */
export function procedure(days: number, steps = ['look', 'sign']): SimulatedProcedure {
  return {
    name: `${days} days`,
    part: 1,
    rule: {
      amount: days,
      unit: 'working_day',
      firstDay: 'next_working_day',
      rollOver: 'next_working_day',
      resume: 'restart',
      citation: '',
      verified: false,
    },
    targetShare: 0.8,
    steps: steps.map((id) => ({ id, pool: POOL.name, weight: 1 })),
    source: '',
  };
}

/** What chance decides about a dossier of one step. */
interface Drawn extends Partial<Pick<Case, 'supplement'>> {
  readonly accepted: number;
  readonly work: number;
}

/** A dossier as chance might have drawn it. */
export function drawn(id: number, days: number, { accepted, work, supplement }: Drawn): Case {
  const oneStep = procedure(days, ['look']);
  const acceptedAt = axis.instant(accepted);
  return {
    id,
    procedure: oneStep,
    acceptedMinute: accepted,
    acceptedAt,
    clock: countClock(calendar, oneStep, acceptedAt),
    work: [work],
    waits: [0],
    supplement: supplement ?? null,
  };
}

/** A small scenario of two limits in which everything happens that can happen. */
export function smallScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    procedures: [procedure(10), procedure(25)],
    pools: [POOL],
    season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3],
    spread: 0.75,
    consultation: { step: 'look', share: 0.2 },
    supplement: { step: 'look', part: 0.2, before: 0.3, answer: 2_400, limit: 7_200 },
    ...changes,
  };
}
