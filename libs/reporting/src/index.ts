export {
  type ClockFigures,
  type DaySpan,
  daysOf,
  type Distribution,
  type DossierFigures,
  namedSpan,
  type Outcomes,
  OUTCOMES,
  type Period,
  PERIOD_NAMES,
  type PeriodName,
  periodOf,
  type Progress766,
  PROGRESS_POINTS,
  progressPoints,
  sharesOf,
  spanBefore,
} from './core';
export type {
  DossierGroup,
  MonthFigures,
  OwnReport,
  Report,
  ReportFilter,
  StepFigures,
  UnitSteps,
} from './report';
export { Reporting, type ReportRequest } from './reporting';
export { ReportingModule } from './reporting.module';
