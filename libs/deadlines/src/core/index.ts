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
export { computeDue, type DueComputation, type DueInput, type SkippedDay } from './compute-due';
export { checkRule, type CountingRule, type CountingUnit, MAX_AMOUNT } from './counting-rule';
export { draftCalendar, DRAFT_YEARS } from './draft-calendar';
export { explainDue, type ExplanationLanguage } from './explain-due';
export { isHorizonShort } from './horizon';
export { fromOfficeMinute, toOfficeMinute } from './office-minute';
export { type Outcome, outcomeOf } from './outcome';
export { type CountedPause, type Pause, type PauseEffect } from './pause';
export { countDue, workingMinutesOf } from './run';
export { addWorkingMinutes, latestStart, workingMinutesBetween } from './work-time';
export { type SpecialDay, WorkingCalendar } from './working-calendar';
