export { type ClockFigures, ClockTally, type EndedClocks } from './clock-tally';
export { Distribution } from './distribution';
export { type DossierFigures, DossierTally, type Progress766 } from './dossier-tally';
export { type LegalRun, standingOf, type Standstill } from './legal-run';
export {
  type DaySpan,
  daysOf,
  firstDayOfMonth,
  namedSpan,
  type Period,
  PERIOD_NAMES,
  type PeriodName,
  periodOf,
  spanBefore,
} from './period';
export { PROGRESS_POINTS, progressPoints } from './score-766';
export { OutcomeCount, OUTCOMES, type Outcomes, sharesOf } from './shares';
