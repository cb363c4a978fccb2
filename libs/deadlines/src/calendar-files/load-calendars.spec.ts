import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { CalendarFilesError } from './config-file-error';
import { loadCalendars, loadOfficeHours, loadWorkingCalendar } from './load-calendars';

const official = (year: number): string =>
  readFileSync(join(ROOT_DIR, 'config', 'calendars', `${year}.yaml`), 'utf8');

const organisation = `name: x
officeHours:
  verified: false
  note: giả định
  sessions:
    - { from: '07:30', to: '11:30' }
    - { from: '13:30', to: '17:30' }
  workingDays: [1, 2, 3, 4, 5]
`;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'calendars-'));
  mkdirSync(join(dir, 'calendars'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(dir, name), text);

/** `<file>:<line>: <reason>` of every fault, the folder left out. */
function faultsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (!(error instanceof CalendarFilesError)) throw error;
    expect(error.message.split('\n')).toHaveLength(error.faults.length + 1);
    return error.faults.map((f) => `${f.file.slice(dir.length + 1)}:${f.line}: ${f.reason}`);
  }
  throw new Error('nothing was refused');
}

const calendars = () => loadCalendars(join(dir, 'calendars'));

describe('loadCalendars', () => {
  it('names file and line of each broken rule', () => {
    write('calendars/2025.yaml', official(2025));
    write('calendars/2026.yaml', official(2026).replace('weekday: Thu', 'weekday: Wed'));
    expect(faultsOf(calendars)).toEqual([
      expect.stringMatching(/^calendars\/2026\.yaml:\d+: 2026-01-01 is a Thu, not a Wed$/),
    ]);
    const line = Number(/:(\d+):/.exec(faultsOf(calendars)[0]!)![1]);
    expect(official(2026).split('\n')[line - 1]).toContain('date: 2026-01-01');
  });

  it('names the lines of values that are wrong in themselves, of all files at once', () => {
    write('calendars/2025.yaml', official(2025).replace('date: 2025-01-01', 'date: 2025-02-30'));
    write('calendars/2026.yaml', official(2026).replace('kind: swapped_off', 'kind: swapped'));
    const lineIn = (year: number, text: string): number =>
      official(year).slice(0, official(year).indexOf(text)).split('\n').length;
    expect(faultsOf(calendars)).toEqual([
      `calendars/2025.yaml:${lineIn(2025, 'date: 2025-01-01')}: entries.0.date: is not a day (YYYY-MM-DD)`,
      expect.stringMatching(
        `^calendars/2026.yaml:${lineIn(2026, 'kind: swapped_off')}: entries.1.kind: Invalid option`,
      ),
    ]);
  });

  it('names the nearest line for a value that is missing', () => {
    write('calendars/2026.yaml', official(2026).replace('status: official\n', ''));
    expect(faultsOf(calendars)).toEqual([
      expect.stringMatching(/^calendars\/2026\.yaml:[12]: status: Invalid option/),
    ]);
  });

  it('refuses what is not YAML, a wrong name, an empty file, a gap', () => {
    write('calendars/2026.yaml', 'year: [2026');
    expect(faultsOf(calendars)).toEqual([expect.stringMatching(/^calendars\/2026\.yaml:\d+: /)]);
    write('calendars/2026.yaml', 'year: *later');
    expect(faultsOf(calendars)).toEqual([
      expect.stringMatching(/^calendars\/2026\.yaml:1: is not sound YAML: .*later/),
    ]);
    write('calendars/2026.yaml', official(2025));
    expect(faultsOf(calendars)).toEqual([
      'calendars/2026.yaml:2: the year 2025 does not agree with the name of the file',
    ]);
    write('calendars/2026.yaml', '');
    expect(faultsOf(calendars)).toEqual([
      expect.stringMatching(/^calendars\/2026\.yaml:1: Invalid/),
    ]);
    write('calendars/2026.yaml', official(2026));
    write('calendars/2024.yaml', official(2024));
    expect(faultsOf(calendars)).toEqual([
      'calendars/2026.yaml:2: gap between the years 2024 and 2026',
    ]);
  });

  it('refuses a folder without calendars, and one that is not there', () => {
    write('calendars/readme.md', 'no calendar');
    expect(faultsOf(calendars)).toEqual([
      'calendars:1: the folder holds no calendar (<year>.yaml)',
    ]);
    rmSync(join(dir, 'calendars'), { recursive: true });
    expect(faultsOf(calendars)).toHaveLength(1);
  });
});

describe('loadOfficeHours', () => {
  const hours = () => loadOfficeHours(join(dir, 'organisation.yaml'));

  it('reads them from among the rest', () => {
    write('organisation.yaml', organisation);
    expect(hours()).toMatchObject({ verified: false, workingDays: [1, 2, 3, 4, 5] });
  });

  it('names the line of what is wrong', () => {
    write('organisation.yaml', organisation.replace("'17:30'", "'25:30'"));
    expect(faultsOf(hours)).toEqual([
      'organisation.yaml:7: officeHours.sessions.1.to: is not a time of the day (HH:MM)',
    ]);
    write('organisation.yaml', 'name: x\n');
    expect(faultsOf(hours)).toEqual([
      expect.stringMatching(/^organisation\.yaml:1: officeHours: /),
    ]);
  });

  it('names a file that cannot be read', () => {
    expect(faultsOf(hours)).toEqual([
      expect.stringMatching(/^organisation\.yaml:1: cannot be read: .*ENOENT/),
    ]);
  });
});

describe('loadWorkingCalendar', () => {
  it('compiles calendars and office hours of a folder', () => {
    write('organisation.yaml', organisation);
    write('calendars/2026.yaml', official(2026));
    const calendar = loadWorkingCalendar(join(dir, 'calendars'), join(dir, 'organisation.yaml'));
    expect(calendar.minutesPerDay).toBe(480);
    expect(calendar.isWorkingDay(getPlainDate('2026-01-10'))).toBe(true);
  });

  it('takes the configuration as it is installed', () => {
    expect(loadWorkingCalendar(join(ROOT_DIR, 'config', 'calendars')).firstDate).toBe('2023-01-01');
  });
});
