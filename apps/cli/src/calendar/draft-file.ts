import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CalendarFilesError, loadCalendars, writeCalendar } from '@portal/deadlines/calendar-files';
import { type CalendarYear, draftCalendar, DRAFT_YEARS } from '@portal/deadlines/core';
import { calendarsFolder } from '@portal/platform/config';
import { quoteInput, RefusedError, UsageError, type VerbResult } from '../verb';

/** The options as they were typed. */
export interface DraftOptions {
  readonly out?: string;
}

function readYear(text: string): number {
  const { first, last } = DRAFT_YEARS;
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year >= first && year <= last) return year;
  throw new UsageError(
    `<year>: ${quoteInput(text)} cannot be drafted; write a year from ${first} to ${last}, such as 2028.`,
  );
}

function existing(dir: string): CalendarYear[] {
  try {
    return loadCalendars(dir);
  } catch (error) {
    if (!(error instanceof CalendarFilesError)) throw error;
    throw new RefusedError(error.message.replaceAll(/\n +/g, ' '));
  }
}

/** Years follow each other without a gap: only the next one may come, or the one before the first. */
function refuseGap(year: number, dir: string): void {
  const years = existing(dir).map((calendar) => calendar.year);
  const [first, last] = [years[0]!, years.at(-1)!];
  if (year === first - 1 || year === last + 1) return;
  const next = year > last ? last + 1 : first - 1;
  throw new RefusedError(
    `${year} would leave a gap: the calendars reach from ${first} to ${last}; draft ${next} first, or write elsewhere with --out.`,
  );
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RefusedError(`${file} cannot be written (${code}); nothing was changed.`);
  }
}

function placeOf(year: number, out: string | undefined, dir: string): string {
  if (out === '')
    throw new UsageError('--out: it is empty; write the path of a file, or - for standard output.');
  const file = out === undefined ? join(dir, `${year}.yaml`) : resolve(out);
  if (existsSync(file)) throw new RefusedError(`${file} exists already; nothing was changed.`);
  if (out === undefined) refuseGap(year, dir);
  return file;
}

/**
 * Makes the provisional calendar of a year; an existing file is never touched.
 * @throws UsageError for a year outside `DRAFT_YEARS`, RefusedError for an existing file or a gap
 */
export function draftFile(
  yearText: string,
  { out }: DraftOptions,
  dir = calendarsFolder(),
): VerbResult {
  const year = readYear(yearText);
  const calendar = draftCalendar(year);
  const yaml = writeCalendar(calendar);
  const guesses = calendar.entries.filter(({ verified }) => !verified).map(({ date }) => date);
  const facts = { ok: true, year, entries: calendar.entries.length, guesses };
  if (out === '-') {
    return { ok: true, lines: yaml.trimEnd().split('\n'), data: { ...facts, file: null, yaml } };
  }
  const file = placeOf(year, out, dir);
  write(file, yaml);
  return {
    ok: true,
    lines: [
      `${file}: provisional, ${facts.entries} days, ${guesses.length} of them guesses (verified: false).`,
      `Replace it when the official notice for ${year} appears.`,
    ],
    data: { ...facts, file },
  };
}
