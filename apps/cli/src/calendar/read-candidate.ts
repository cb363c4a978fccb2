import { CalendarFilesError, loadCandidateCalendar, type WorkingCalendar } from '@portal/deadlines';
import { RefusedError } from '../verb';

/** A file that is to take the place of the calendar of its year. */
export interface Candidate {
  readonly year: number;
  /** All calendars as they would be with it. */
  readonly calendar: WorkingCalendar;
}

/** Reads a candidate beside the calendars of a folder. @throws RefusedError with every fault, a line each */
export function readCandidate(folder: string, file: string): Candidate {
  try {
    return loadCandidateCalendar(folder, file);
  } catch (error) {
    if (!(error instanceof CalendarFilesError)) throw error;
    throw new RefusedError(error.message);
  }
}
