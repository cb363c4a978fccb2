export { CalendarFilesError, type FileFault } from './calendar-files/config-file-error';
export { CALENDAR_LOOK_INTERVAL } from './calendar-files/calendar-watcher';
export {
  loadCalendars,
  loadCandidateCalendar,
  loadOfficeHours,
  loadWorkingCalendar,
} from './calendar-files/load-calendars';
export {
  addWorkingMinutes,
  allotSteps,
  type CalendarEntry,
  type CalendarSource,
  type CalendarYear,
  compileCalendar,
  computeDue,
  type CountedPause,
  type CountingRule,
  type CountingUnit,
  type DueComputation,
  type DueInput,
  explainDue,
  type ExplanationLanguage,
  latestStart,
  type Mark,
  type OfficeHours,
  type Outcome,
  outcomeOf,
  type Pause,
  type PauseEffect,
  type SkippedDay,
  WorkingCalendar,
  workingMinutesBetween,
  workingMinutesOf,
} from './core';
export { CurrentCalendar } from './current-calendar';
export { deadlinesEntities, DeadlinesModule } from './deadlines.module';
export { countUnder } from './recount/count-under';
export { type OpenClock, readLatestClocks } from './recount/open-clocks';
export type { RecountedClock } from './recount/recount-clock';
export {
  countStaleClocks,
  recountOpenClocks,
  type RecountHooks,
  type RecountProgress,
  surveyOpenClocks,
} from './recount/recount-open';
export { Deadline, type DeadlineKind } from './store/deadline.entity';
export { DeadlinePause } from './store/deadline-pause.entity';
export { DeadlineMarks, type PassedMark } from './store/deadline-marks';
export { type DeadlineExplanation } from './store/explain-clock';
export {
  type ClockExtension,
  type ClockMoment,
  type ClockPause,
  type ClockStart,
  type ClockStop,
  DeadlineStore,
} from './store/deadline-store';
