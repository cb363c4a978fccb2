import { CodedError, yearOf } from '@portal/kernel';
import { CalendarFilesError, loadWorkingCalendar } from '@portal/deadlines/calendar-files';
import { computeDue, type DueComputation, type WorkingCalendar } from '@portal/deadlines/core';
import { calendarsFolder } from '@portal/platform/config';
import { RefusedError, type VerbResult } from '../verb';
import { type DeadlineOptions, type DeadlineRequest, readRequest } from './read-request';
import { explain, showDeadline } from './show-deadline';

/** What the engine refuses, in the words of the command line. */
const REFUSALS: Record<
  string,
  (calendar: WorkingCalendar, params: CodedError['params']) => string
> = {
  'deadlines.year_missing': ({ firstDate, lastDate }, { year }) =>
    `No calendar for ${year!}: those in config/calendars reach from ${yearOf(firstDate)} to ${yearOf(lastDate)} (portal calendar draft adds the next year).`,
  'deadlines.pause_invalid': () =>
    '--pause: a pause ends before it begins; write the earlier moment before the slash.',
  'deadlines.pauses_overlap': () =>
    '--pause: two pauses overlap; cover each stretch of time by one pause.',
};

function loadCalendar(calendarsDir: string): WorkingCalendar {
  try {
    return loadWorkingCalendar(calendarsDir);
  } catch (error) {
    if (!(error instanceof CalendarFilesError)) throw error;
    throw new RefusedError(error.message.replaceAll(/\n +/g, ' '));
  }
}

function compute(calendar: WorkingCalendar, request: DeadlineRequest): DueComputation {
  try {
    return computeDue({ calendar, ...request });
  } catch (error) {
    const words = error instanceof CodedError ? REFUSALS[error.code] : undefined;
    if (!(error instanceof CodedError) || !words) throw error;
    throw new RefusedError(words(calendar, error.params));
  }
}

/**
 * Counts a due date by the calendars of an installation.
 * @throws UsageError for what is written wrongly, RefusedError for what cannot be counted
 */
export function countDeadline(
  options: DeadlineOptions,
  calendarsDir = calendarsFolder(),
): VerbResult {
  const request = readRequest(options);
  const computation = compute(loadCalendar(calendarsDir), request);
  const paragraphs = request.languages.map((language) => explain(computation, language));
  return {
    ok: true,
    lines: paragraphs.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])),
    data: showDeadline(computation),
  };
}
