import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOfficeIso, toOfficeTime } from '@portal/kernel';

/** What became of the files. */
export interface Installed {
  /** The calendar in its place. */
  readonly file: string;
  /** Where the one before it is kept; null when there was none, or it was the same. */
  readonly kept: string | null;
  /** False: the very same content lay there already. */
  readonly changed: boolean;
}

/** `20261127T101500`, for the names of files. */
const stampOf = (at: Date): string =>
  formatOfficeIso(toOfficeTime(at)).slice(0, 19).replaceAll(/[-:]/g, '');

/**
 * Puts a calendar into its place in one step, so that whoever reads meanwhile finds the old one or
 * the new one whole. The old one is kept beside it, under a name that no reader takes for a calendar.
 */
export function installCalendar(
  source: string,
  folder: string,
  { year, at }: { readonly year: number; readonly at: Date },
): Installed {
  const file = join(folder, `${year}.yaml`);
  const content = readFileSync(source);
  const before = existsSync(file) ? readFileSync(file) : null;
  if (before?.equals(content)) return { file, kept: null, changed: false };
  const kept = before && join(folder, `${year}.replaced-${stampOf(at)}.yaml`);
  if (kept) copyFileSync(file, kept);
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, file);
  return { file, kept, changed: true };
}
