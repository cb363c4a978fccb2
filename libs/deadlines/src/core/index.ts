export { type CalendarFault, findCalendarFaults } from './calendar-faults';
export { allotSteps } from './budget';
export {
  type CalendarEntry,
  type CalendarSource,
  type CalendarYear,
  calendarYearSchema,
  type OfficeHours,
  officeHoursSchema,
} from './calendar-year';
export { compileCalendar } from './compile-calendar';
export { computeDates, computeDue, type DueComputation, type DueDates } from './compute-due';
export { checkRule, type CountingRule, type CountingUnit, MAX_AMOUNT } from './counting-rule';
export { type SkippedDay, type SpecialDay } from './day-off';
export { draftCalendar, DRAFT_YEARS } from './draft-calendar';
export { explainDue, type ExplanationLanguage } from './explain-due';
export { type Extension } from './extension';
export { isHorizonShort } from './horizon';
export { type Mark, type MarkMoment, markMoments, type Stretch, stretchBefore } from './marks';
export { fromOfficeMinute, toOfficeMinute } from './office-minute';
export { type Outcome, outcomeOf } from './outcome';
export { type CountedPause, type Pause, type PauseEffect } from './pause';
export { placeInQueue, type QueuePlace, type QueuePlan } from './queue-place';
export { countDue, workingMinutesOf } from './run';
export {
  type SideClocks,
  sideClocks,
  type SideClocksInput,
  type WaitingStretch,
} from './side-clocks';
export { forecastFinish, type LegalSpan, stepBudgets } from './step-plan';
export { type DueInput } from './trace-clock';
export {
  addWorkingMinutes,
  addWorkingMinutesAsKnown,
  latestStart,
  workingMinutesBetween,
} from './work-time';
export { WorkingCalendar } from './working-calendar';
