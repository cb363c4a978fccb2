import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { draftCalendar } from '../core';
import { CalendarFilesError } from './config-file-error';
import { loadCalendars } from './load-calendars';
import { writeCalendar } from './write-calendar';

/** Line at which the year stands, and at which the entries of some days begin, in 2026.yaml. */
const LINE = {
  year: 2,
  '2026-01-01': 28,
  '2026-01-02': 37,
  '2026-01-10': 46,
  '2026-02-20': 91,
  '2026-04-26': 100,
  '2026-04-27': 109,
} as const;
type Day = Exclude<keyof typeof LINE, 'year'>;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'calendars-'));
  cpSync(join(ROOT_DIR, 'config', 'calendars'), dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const official = readFileSync(join(ROOT_DIR, 'config', 'calendars', '2026.yaml'), 'utf8');

/** The lines of one entry. */
function entryOf(day: Day): string {
  const from = official.indexOf(`  - date: ${day}`);
  const to = official.indexOf('\n  - date:', from);
  return official.slice(from, to + 1);
}

/** Puts other lines in place of an entry; what comes before it keeps its lines. */
const replaced = (day: Day, entry: string): string => official.replace(entryOf(day), entry);
const without = (day: Day): string => replaced(day, '');
const edited = (day: Day, from: string, to: string): string => {
  expect(entryOf(day)).toContain(from);
  return replaced(day, entryOf(day).replace(from, to));
};

/** `<file>:<line>: <reason>` of every fault, the folder left out. */
function faults(): string[] {
  try {
    loadCalendars(dir);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarFilesError)) throw error;
    return error.faults.map((f) => `${f.file.slice(dir.length + 1)}:${f.line}: ${f.reason}`);
  }
}
const faultsOf2026 = (text: string): string[] => {
  writeFileSync(join(dir, '2026.yaml'), text);
  return faults();
};

it('the lines of this test are those of the file', () => {
  const lines = official.split('\n');
  for (const [day, line] of Object.entries(LINE)) {
    expect(lines[line - 1]).toBe(day === 'year' ? 'year: 2026' : `  - date: ${day}`);
  }
  expect(faults()).toEqual([]);
});

describe('a calendar file is refused at the line of', () => {
  it('a compensatory day off on a weekend', () => {
    const saturday = edited(
      '2026-04-27',
      'date: 2026-04-27\n    weekday: Mon',
      'date: 2026-05-02\n    weekday: Sat',
    );
    expect(faultsOf2026(saturday)).toEqual([
      `2026.yaml:${LINE['2026-04-27']}: a compensatory day off lies on a weekend`,
    ]);
  });

  it('a swapped day off on a weekend', () => {
    const saturday = edited('2026-01-02', 'weekday: Fri', 'weekday: Sat');
    expect(faultsOf2026(saturday.replaceAll('2026-01-02', '2026-01-03'))).toEqual([
      `2026.yaml:${LINE['2026-01-02']}: a swapped day off lies on a weekend`,
    ]);
  });

  it('a swapped working day that is worked anyway', () => {
    const monday = edited('2026-01-10', 'weekday: Sat', 'weekday: Mon');
    expect(faultsOf2026(monday.replaceAll('2026-01-10', '2026-01-12'))).toEqual([
      `2026.yaml:${LINE['2026-01-10']}: a swapped working day is not on a weekend`,
    ]);
  });

  it('a swapped day off without its counterpart', () => {
    expect(faultsOf2026(without('2026-01-10'))).toEqual([
      `2026.yaml:${LINE['2026-01-02']}: swap without its counterpart: a swapped_working_day whose counterpart is 2026-01-02`,
    ]);
  });

  it('a swapped working day without its counterpart (now where the other stood)', () => {
    expect(faultsOf2026(without('2026-01-02'))).toEqual([
      `2026.yaml:${LINE['2026-01-02']}: swap without its counterpart: a swapped_off whose counterpart is 2026-01-10`,
    ]);
  });

  it('both halves of a swap that do not name each other', () => {
    const crossed = edited('2026-01-02', 'counterpart: 2026-01-10', 'counterpart: 2026-08-22');
    expect(faultsOf2026(crossed)).toEqual([
      `2026.yaml:${LINE['2026-01-02']}: swap without its counterpart: a swapped_working_day whose counterpart is 2026-01-02`,
      `2026.yaml:${LINE['2026-01-10']}: swap without its counterpart: a swapped_off whose counterpart is 2026-01-10`,
    ]);
  });

  it('a wrong weekday', () => {
    expect(faultsOf2026(edited('2026-02-20', 'weekday: Fri', 'weekday: Thu'))).toEqual([
      `2026.yaml:${LINE['2026-02-20']}: 2026-02-20 is a Fri, not a Thu`,
    ]);
  });

  it('the second of two entries for one day', () => {
    const twice = replaced('2026-04-27', entryOf('2026-04-27').repeat(2));
    const second = LINE['2026-04-27'] + entryOf('2026-04-27').split('\n').length - 1;
    expect(faultsOf2026(twice)).toEqual([`2026.yaml:${second}: 2026-04-27 stands twice`]);
  });

  it('a statutory day on a weekend that nothing makes up for', () => {
    expect(faultsOf2026(without('2026-04-27'))).toEqual([
      `2026.yaml:${LINE['2026-04-26']}: statutory day on a weekend with 0 compensatory days instead of 1`,
    ]);
  });

  it('a compensatory day for a day that needs none', () => {
    expect(faultsOf2026(edited('2026-04-27', 'for: 2026-04-26', 'for: 2026-04-30'))).toEqual([
      `2026.yaml:${LINE['2026-04-26']}: statutory day on a weekend with 0 compensatory days instead of 1`,
      `2026.yaml:${LINE['2026-04-27']}: a compensatory day off must name (for: …) a statutory day on a weekend`,
    ]);
  });

  it('a source that is not listed, and a fact without one', () => {
    expect(faultsOf2026(edited('2026-01-01', '[blld112]', '[blld113]'))).toEqual([
      `2026.yaml:${LINE['2026-01-01']}: source "blld113" is not among the sources of the file`,
    ]);
    expect(faultsOf2026(edited('2026-01-01', '[blld112]', '[]'))).toEqual([
      `2026.yaml:${LINE['2026-01-01']}: verified, but names no source`,
    ]);
  });
});

describe('a calendar file is refused at the line of its year for', () => {
  it('a statutory day that is missing', () => {
    expect(faultsOf2026(without('2026-02-20'))).toEqual([
      `2026.yaml:${LINE.year}: tet: 4 statutory days instead of 5`,
    ]);
    expect(faultsOf2026(without('2026-01-01'))).toEqual([
      `2026.yaml:${LINE.year}: new_year: 0 statutory days instead of 1`,
    ]);
  });

  it('a gap before it', () => {
    rmSync(join(dir, '2025.yaml'));
    expect(faults()).toEqual([`2026.yaml:${LINE.year}: gap between the years 2024 and 2026`]);
  });
});

it('names the faults of several files at once, in the order of years', () => {
  writeFileSync(join(dir, '2026.yaml'), without('2026-04-27'));
  const later = readFileSync(join(dir, '2027.yaml'), 'utf8');
  writeFileSync(join(dir, '2027.yaml'), later.replace('weekday: Fri', 'weekday: Sat'));
  expect(faults()).toEqual([
    expect.stringMatching(/^2026\.yaml:100: /),
    '2027.yaml:24: 2027-01-01 is a Fri, not a Sat',
  ]);
});

it('drafts of 2027–2050 are taken beside the official years, one after another', () => {
  rmSync(join(dir, '2027.yaml'));
  rmSync(join(dir, '2028.yaml'));
  for (let year = 2027; year <= 2050; year++) {
    writeFileSync(join(dir, `${year}.yaml`), writeCalendar(draftCalendar(year)));
    expect([year, faults()]).toEqual([year, []]);
  }
});
