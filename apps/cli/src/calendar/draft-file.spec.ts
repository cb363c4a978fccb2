import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendars } from '@portal/deadlines/calendar-files';
import { ROOT_DIR } from '@portal/platform/root-dir';
import { RefusedError, UsageError } from '../verb';
import { draftFile } from './draft-file';

const CALENDARS = join(ROOT_DIR, 'config', 'calendars');

let dir: string;
let next: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'calendars-'));
  cpSync(CALENDARS, dir, { recursive: true });
  next = loadCalendars(dir).at(-1)!.year + 1;
});
afterEach(() => rmSync(dir, { recursive: true }));

const draft = (year: number | string, out?: string) =>
  draftFile(String(year), out === undefined ? {} : { out }, dir);

describe('draftFile', () => {
  it('adds the next year, which the calendars then take', () => {
    const file = join(dir, `${next}.yaml`);
    const { ok, lines, data } = draft(next);
    const { status, entries } = loadCalendars(dir).at(-1)!;
    const guesses = entries.filter(({ verified }) => !verified).map(({ date }) => date);
    expect([ok, status]).toEqual([true, 'provisional']);
    expect(data).toEqual({ ok: true, year: next, entries: entries.length, guesses, file });
    expect(lines[0]).toBe(
      `${file}: provisional, ${entries.length} days, ${guesses.length} of them guesses (verified: false).`,
    );
  });

  it('wrote the calendar of 2028 that is installed, while it is provisional', () => {
    const { status } = loadCalendars(dir).find(({ year }) => year === 2028)!;
    const { lines } = draft(2028, '-');
    const installed = readFileSync(join(CALENDARS, '2028.yaml'), 'utf8');
    if (status === 'provisional') expect(`${lines.join('\n')}\n`).toBe(installed);
  });

  it('adds the year before the first', () => {
    draft(2022);
    expect(loadCalendars(dir)[0]!.year).toBe(2022);
  });

  it('never touches a file that exists', () => {
    const other = join(dir, 'draft.yaml');
    writeFileSync(other, 'mine');
    for (const [year, out] of [
      [2026, undefined],
      [next, other],
      [next, dir],
    ] as const) {
      expect(() => draft(year, out)).toThrow(RefusedError);
      expect(() => draft(year, out)).toThrow(/exists already; nothing was changed\.$/);
    }
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(readFileSync(join(dir, '2026.yaml'))).toEqual(
      readFileSync(join(CALENDARS, '2026.yaml')),
    );
  });

  it('leaves no gap in the calendars, but writes any year elsewhere', () => {
    expect(() => draft(next + 1)).toThrow(
      new RefusedError(
        `${next + 1} would leave a gap: the calendars reach from 2023 to ${next - 1}; draft ${next} first, or write elsewhere with --out.`,
      ),
    );
    expect(() => draft(2021)).toThrow(/draft 2022 first/);
    const before = readdirSync(dir);
    const out = join(dir, 'later.yaml');
    draft(next + 1, out);
    expect(readdirSync(dir)).toEqual([...before, 'later.yaml'].sort());
    expect(readFileSync(out, 'utf8')).toContain(`\nyear: ${next + 1}\n`);
  });

  it('prints instead of writing, for people and for programs', () => {
    const before = readdirSync(dir);
    const { lines, data } = draft(2040, '-');
    const { yaml } = data as { yaml: string };
    expect(`${lines.join('\n')}\n`).toBe(yaml);
    expect(data).toMatchObject({ ok: true, year: 2040, file: null });
    expect(readdirSync(dir)).toEqual(before);
  });

  it.each(['', '20x', '28', '2020', '2200', '2028.0', ' 2028', '-2028', '20280', '٢٠٢٨'])(
    'refuses the year %j',
    (year) => {
      expect(() => draft(year)).toThrow(UsageError);
      expect(() => draft(year)).toThrow(
        /^<year>: .* write a year from 2021 to 2199, such as 2028\.$/,
      );
    },
  );

  it('refuses an empty --out, a folder that is not there, broken calendars', () => {
    expect(() => draft(next, '')).toThrow(UsageError);
    const nowhere = join(dir, 'nowhere', 'x.yaml');
    expect(() => draft(next, nowhere)).toThrow(
      new RefusedError(`${nowhere} cannot be written (ENOENT); nothing was changed.`),
    );
    rmSync(join(dir, '2025.yaml'));
    expect(() => draft(next)).toThrow(/^Calendar refused: .*2026\.yaml:2: gap [^\n]*$/);
    expect(existsSync(join(dir, `${next}.yaml`))).toBe(false);
  });
});
