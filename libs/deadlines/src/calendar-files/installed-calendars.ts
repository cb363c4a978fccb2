import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { compileCalendar, type OfficeHours, type WorkingCalendar } from '../core';
import { loadCalendars, loadCandidate, loadOfficeHours } from './load-calendars';

/** Where the calendars of this installation lie: its `CALENDARS_DIR`, below the root or absolute. */
export function calendarsFolder({ CALENDARS_DIR }: { readonly CALENDARS_DIR: string }): string {
  return resolve(ROOT_DIR, CALENDARS_DIR);
}

const installedHours = (): OfficeHours =>
  loadOfficeHours(join(ROOT_DIR, 'config', 'organisation.yaml'));

/**
 * Reads and compiles the calendars that lie in a folder, with the office hours of the organisation.
 * @throws CalendarFilesError naming file, line and reason
 */
export function loadInstalledCalendar(folder: string): WorkingCalendar {
  return compileCalendar(loadCalendars(folder), installedHours());
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
  return { year, calendar: compileCalendar(years, installedHours()) };
}

/** Changes with the name, size or time of any file of the folder; costs a look, reads nothing. */
export function folderMark(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}
