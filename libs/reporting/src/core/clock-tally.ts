import type { Outcome } from '@portal/deadlines/core';
import { Distribution } from './distribution';
import { OutcomeCount, type Outcomes } from './shares';

/** Clocks of a step, or of the desk's answer, that ended alike. */
export interface EndedClocks {
  /** How many of them. */
  readonly count: number;
  /** Against the budget of the step, or the limit of the answer. */
  readonly outcome: Outcome;
  /** Working minutes of each without those of supplements; null where no calendar knows them. */
  readonly minutes: number | null;
  /** Working minutes that were planned for each; null where it is not counted in minutes. */
  readonly budget: number | null;
}

/** What a number of ended clocks comes to. */
export interface ClockFigures {
  readonly outcomes: Outcomes & { readonly total: number };
  /** Working minutes without those of supplements. */
  readonly time: Distribution;
  readonly budget: Distribution;
}

/** Counts ended clocks; their order does not matter. */
export class ClockTally implements ClockFigures {
  readonly outcomes = new OutcomeCount();
  readonly time = new Distribution();
  readonly budget = new Distribution();

  add({ count, outcome, minutes, budget }: EndedClocks): void {
    this.outcomes.add(outcome, count);
    if (minutes !== null) this.time.add(minutes, count);
    if (budget !== null) this.budget.add(budget, count);
  }
}
