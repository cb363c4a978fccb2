import type { CountingRule } from '@portal/deadlines/core';

/*
 * What the simulation assumes, as data. Limits come from the sources named beside them; how many
 * people there are, how the year's dossiers are spread over procedures and months, and how long work
 * takes is known of no province: these are assumptions, and docs/simulation.md says so.
 */

/** A step that somebody has to do. */
export interface SimulatedStep {
  readonly id: string;
  /** Who does it: `<unit>.<role>` of the procedure's file. */
  readonly pool: string;
  /** Working hours in the plan: parts of the target, and of the work. */
  readonly weight: number;
}

/** A procedure that takes part. */
export interface SimulatedProcedure {
  readonly name: string;
  /** Part of the year's dossiers. */
  readonly part: number;
  readonly rule: CountingRule;
  readonly targetShare: number;
  readonly steps: readonly SimulatedStep[];
  /** Where the limit was read. */
  readonly source: string;
}

/** People who share a queue. */
export interface Pool {
  readonly name: string;
  readonly title: string;
  readonly people: number;
  /** Its load as a part of the load that is simulated. */
  readonly relativeLoad: number;
}

/** Everything that a run is made of, but its seed and its load. */
export interface Scenario {
  readonly procedures: readonly SimulatedProcedure[];
  readonly pools: readonly Pool[];
  /** Filings of a month as a part of a mean month, by month of the year from January. */
  readonly season: readonly number[];
  /** Standard deviation of handling times as a part of their mean. */
  readonly spread: number;
  readonly consultation: Consultation;
  readonly supplement: Supplement;
}

/** Other bodies are asked for opinions: a wait that nobody of the office works on. */
export interface Consultation {
  /** Step after whose work the answers are waited for. */
  readonly step: string;
  /** Mean wait as a part of the step's budget. */
  readonly share: number;
}

/** What is missing from some dossiers is asked for during appraisal. */
export interface Supplement {
  readonly step: string;
  /** Part of the dossiers. */
  readonly part: number;
  /** Part of the step's work that is done before the request. */
  readonly before: number;
  /** Mean working minutes until the applicant answers. */
  readonly answer: number;
  /** After so many the dossier would be closed: nobody answers later. */
  readonly limit: number;
}
