export { CalendarFilesError, type FileFault } from './calendar-files/config-file-error';
export { calendarsFolder, loadInstalledCalendar } from './calendar-files/installed-calendars';
export {
  loadCalendars,
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
