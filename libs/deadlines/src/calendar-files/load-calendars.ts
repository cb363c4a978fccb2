import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT_DIR } from '@portal/platform/root-dir';
import { z } from 'zod';
import {
  type CalendarYear,
  calendarYearSchema,
  compileCalendar,
  findCalendarFaults,
  type OfficeHours,
  officeHoursSchema,
  type WorkingCalendar,
} from '../core';
import { CalendarFilesError, type FileFault } from './config-file-error';
import { parseYaml, readYaml, type YamlFile } from './yaml-file';

interface CalendarFile extends YamlFile {
  readonly year: CalendarYear;
}

function listFiles(dir: string): string[] {
  try {
    const names = readdirSync(dir).filter((name) => /^\d{4}\.yaml$/.test(name));
    if (names.length > 0) return names.sort().map((name) => join(dir, name));
  } catch {
    // A folder that is not there holds no calendars.
  }
  const reason = 'the folder holds no calendar (<year>.yaml)';
  throw new CalendarFilesError([{ file: dir, line: 1, reason }]);
}

function readYear(path: string): CalendarFile {
  const yaml = readYaml(path);
  return { ...yaml, year: parseYaml(yaml, calendarYearSchema) };
}

/** A calendar in its place: the name of the file is its year. */
function readCalendar(path: string): CalendarFile {
  const { year, ...yaml } = readYear(path);
  if (basename(path) === `${year.year}.yaml`) return { ...yaml, year };
  const reason = `the year ${year.year} does not agree with the name of the file`;
  throw new CalendarFilesError([{ file: path, line: yaml.lineOf(['year']), reason }]);
}

/** Reads every file, so that all their faults come at once. */
function readAll(paths: readonly string[]): CalendarFile[] {
  const faults: FileFault[] = [];
  const files = paths.flatMap((path) => {
    try {
      return [readCalendar(path)];
    } catch (error) {
      if (!(error instanceof CalendarFilesError)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new CalendarFilesError(faults);
  return files;
}

/** Checks calendars against each other. @throws CalendarFilesError */
function checkTogether(files: readonly CalendarFile[]): CalendarYear[] {
  const faults = findCalendarFaults(files.map(({ year }) => year)).map((fault): FileFault => {
    const { file, lineOf } = files.find(({ year }) => year.year === fault.year)!;
    const line = lineOf(fault.entry === null ? ['year'] : ['entries', fault.entry]);
    return { file, line, reason: fault.reason };
  });
  if (faults.length > 0) throw new CalendarFilesError(faults);
  return files.map(({ year }) => year);
}

/**
 * Reads and checks `<dir>/<year>.yaml`, every year.
 * @throws CalendarFilesError naming file, line and reason of every fault
 */
export function loadCalendars(dir: string): CalendarYear[] {
  return checkTogether(readAll(listFiles(dir)));
}

/** The calendars of a folder as they would be with one more file in it. */
interface CandidateCalendars {
  /** The year of the file, whose place it would take. */
  readonly year: number;
  readonly years: readonly CalendarYear[];
}

/**
 * Reads and checks a file, whatever its name, together with the calendars of a folder; it takes the
 * place of the one of its year.
 * @throws CalendarFilesError naming file, line and reason of every fault
 */
function loadCandidate(dir: string, file: string): CandidateCalendars {
  const candidate = readYear(file);
  const { year } = candidate.year;
  const others = listFiles(dir).filter((path) => basename(path) !== `${year}.yaml`);
  return { year, years: checkTogether([...readAll(others), candidate]) };
}

/**
 * Reads `officeHours` of the organisation's file.
 * @throws CalendarFilesError naming file, line and reason
 */
export function loadOfficeHours(file: string): OfficeHours {
  const yaml = readYaml(file);
  return parseYaml(yaml, z.object({ officeHours: officeHoursSchema })).officeHours;
}

/** Where an installation says when its office is open. */
const ORGANISATION = join(ROOT_DIR, 'config', 'organisation.yaml');

/**
 * Compiles the calendars of a folder with the office hours of the organisation.
 * @param organisation file with `officeHours`; that of the installation unless told otherwise
 * @throws CalendarFilesError naming file, line and reason
 */
export function loadWorkingCalendar(folder: string, organisation = ORGANISATION): WorkingCalendar {
  return compileCalendar(loadCalendars(folder), loadOfficeHours(organisation));
}

/**
 * Compiles the calendars of a folder as they would be with a file in it, whatever the file's name.
 * @throws CalendarFilesError naming file, line and reason
 */
export function loadCandidateCalendar(
  folder: string,
  file: string,
): { readonly year: number; readonly calendar: WorkingCalendar } {
  const { year, years } = loadCandidate(folder, file);
  return { year, calendar: compileCalendar(years, loadOfficeHours(ORGANISATION)) };
}
