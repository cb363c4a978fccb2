import type { PlainDate } from '@portal/kernel';
import type { ClockFigures, DossierFigures, Outcomes } from './core';

/** What a reader asks the sums for. */
export interface ReportFilter {
  /** Null: every procedure in scope. */
  readonly procedureKey: string | null;
  /** Dossiers in which this unit takes part, and its own steps; null: no such narrowing. */
  readonly unitId: string | null;
}

/** Figures of the dossiers of one procedure, or of one receiving unit. */
export interface DossierGroup {
  readonly title: string;
  readonly figures: DossierFigures;
}

/** Decided dossiers of one month. */
export interface MonthFigures {
  /** First day of the month. */
  readonly month: PlainDate;
  readonly finished: Outcomes & { readonly total: number };
}

/** Figures of one step of a procedure, whoever took it. */
export interface StepFigures {
  readonly title: string;
  readonly procedureTitle: string;
  readonly unitName: string;
  readonly figures: ClockFigures;
}

/** Figures of the steps of one unit: a sum for the team. */
export interface UnitSteps {
  readonly unitName: string;
  readonly figures: ClockFigures;
}

/** The leader's page in numbers; it names no person. */
export interface Report {
  readonly total: DossierFigures;
  /** Of the period that is compared with. */
  readonly before: DossierFigures;
  readonly byProcedure: readonly DossierGroup[];
  readonly byReceivingUnit: readonly DossierGroup[];
  /** Only months in which something was decided, oldest first. */
  readonly byMonth: readonly MonthFigures[];
  /** Those that took the most time altogether first. */
  readonly steps: readonly StepFigures[];
  readonly unitSteps: readonly UnitSteps[];
}

/** What a member of staff ended in a period. */
export interface OwnReport {
  readonly steps: readonly StepFigures[];
  /** All steps together. */
  readonly allSteps: ClockFigures;
  /** Answers to what was sent: accepted or refused. */
  readonly answers: ClockFigures;
}
