import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import {
  buildPrograms,
  type Ended,
  endPrograms,
  freePorts,
  openFolder,
  productionEnvironment,
  query,
  removeFolder,
  runPortal,
  SeededDatabases,
  startApp,
} from '@test/processes';
import { until } from '@test/until';

/** Days off that a notice adds: a week of them, so that every open date moves. */
const NOTICE_DAYS = 5;

/** A calendar that arrives while dossiers are under way, on the operator's command line. */
describe('portal calendar impact, portal calendar apply', () => {
  const folder = openFolder();
  const calendars = join(folder, 'calendars');
  const notice = join(folder, 'thong-bao.yaml');
  let databases: SeededDatabases;
  let url: string;
  let year: string;

  beforeAll(async () => {
    buildPrograms();
    databases = await SeededDatabases.make();
    url = await databases.copy();
    cpSync(join(ROOT_DIR, 'config/calendars'), calendars, { recursive: true });
    // The working days that come right after the newest acceptance are given off by swap.
    const [row] = await query<{ from: string; year: string }>(
      url,
      `SELECT to_char(max(counted_from_at) AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS from,
              to_char(max(counted_from_at) AT TIME ZONE 'Asia/Ho_Chi_Minh' + interval '1 day', 'YYYY')
                AS year
       FROM deadline WHERE kind = 'legal' AND ended_at IS NULL`,
    );
    year = row!.year;
    writeFileSync(notice, noticeFrom(row!.from));
  }, 120_000);
  afterAll(async () => {
    await endPrograms();
    await databases.dispose();
    removeFolder(folder);
  });

  /** The year's own file with working days changed into days off, each swapped with a Saturday. */
  function noticeFrom(first: string): string {
    const own = readFileSync(join(calendars, `${year}.yaml`), 'utf8');
    const taken = new Set([...own.matchAll(/date: (\d{4}-\d\d-\d\d)/g)].map(([, date]) => date));
    const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
    const days = (from: string, count: number, wanted: (weekday: number) => boolean): string[] => {
      const found: string[] = [];
      for (let day = new Date(`${from}T00:00:00Z`); found.length < count;) {
        day = new Date(day.getTime() + 86_400_000);
        const date = day.toISOString().slice(0, 10);
        if (!date.startsWith(year)) break;
        if (wanted(day.getUTCDay()) && !taken.has(date)) found.push(date);
      }
      return found;
    };
    const off = days(first, NOTICE_DAYS, (weekday) => weekday > 0 && weekday < 6);
    // The Saturdays worked for them lie in the other half of the year: nothing open is counted there.
    const elsewhere = off[0]!.slice(5, 7) > '06' ? '01-11' : '08-11';
    const worked = days(`${year}-${elsewhere}`, off.length, (weekday) => weekday === 6);
    const entry = (date: string, other: string, kind: string): string => {
      const weekday = names[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
      return [
        `  - date: ${date}`,
        `    weekday: ${weekday}`,
        `    kind: ${kind}`,
        `    counterpart: ${other}`,
        `    name: { vi: 'Hoán đổi thử', en: 'Swap for a test' }`,
        `    verified: false`,
        `    sources: []`,
      ].join('\n');
    };
    const swaps = off.flatMap((date, index) => [
      entry(date, worked[index]!, 'swapped_off'),
      entry(worked[index]!, date, 'swapped_working_day'),
    ]);
    return `${own.trimEnd()}\n${swaps.join('\n')}\n`;
  }

  const env = () => productionEnvironment(url, { CALENDARS_DIR: calendars, FILES_URL: folder });
  const portal = (...args: string[]): Promise<Ended> => runPortal(args, env());
  const jsonOf = ({ stdout }: Ended): Record<string, unknown> =>
    JSON.parse(stdout) as Record<string, unknown>;
  const legalDates = () =>
    query<{ id: string; due: Date }>(
      url,
      `SELECT dossier_id AS id, due_at AS due FROM deadline
       WHERE kind = 'legal' AND ended_at IS NULL ORDER BY dossier_id`,
    );

  it('lists what would move and changes nothing', async () => {
    const before = await legalDates();
    const end = await portal('calendar', 'impact', notice, '--json');
    expect([end.code, end.stderr]).toEqual([0, '']);
    const { dates } = jsonOf(end) as { dates: { clock: string; from: string; to: string }[] };
    const legal = dates.filter(({ clock }) => clock === 'legal');
    expect(legal).toHaveLength(before.length);
    for (const { from, to } of legal) {
      expect(from).toMatch(/T\d\d:\d\d:00\+07:00$/);
      expect(Date.parse(to)).toBeGreaterThan(Date.parse(from));
    }
    expect(await legalDates()).toEqual(before);
    const words = await portal('calendar', 'impact', notice);
    expect(words.stdout).toMatch(/due date .* → .*\n/);
    expect(words.stdout).toMatch(/dates of \d+ dossiers would move .* Nothing was changed\.\n$/);
  });

  it('refuses a file that is not sound, with file, line and reason, and a missing reason', async () => {
    const broken = join(folder, 'hong.yaml');
    const lines = readFileSync(notice, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('weekday:'));
    writeFileSync(broken, lines.with(at, '    weekday: Xyz').join('\n'));
    for (const verb of [
      ['impact', broken],
      ['apply', broken, '--reason', 'x'],
    ]) {
      const { code, stdout, stderr } = await portal('calendar', ...verb);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`hong.yaml:${at + 1}: entries.0.weekday`);
    }
    const { code, stderr } = await portal('calendar', 'apply', notice);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain('--reason');
    const missing = await portal('calendar', 'impact', join(folder, 'nowhere.yaml'));
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('nowhere.yaml:1:')]);
    expect(readdirSync(calendars).every((name) => /^\d{4}\.yaml$/.test(name))).toBe(true);
  });

  it('counts everything by it, tells applicants, and running processes follow', async () => {
    const before = await legalDates();
    const [port] = await freePorts(1);
    const intake = startApp('intake', {
      ...env(),
      INTAKE_PORT: String(port),
      INTAKE_URL: `http://127.0.0.1:${port}`,
    });
    await intake.ready(`http://127.0.0.1:${port}/health/ready`);
    const end = await portal('calendar', 'apply', notice, '--reason', 'Thông báo thử', '--json');
    expect(end.code).toBe(0);
    const applied = jsonOf(end) as { moved: number; kept: string; file: string };
    expect(applied.moved).toBeGreaterThan(0);
    expect(readFileSync(applied.file, 'utf8')).toBe(readFileSync(notice, 'utf8'));
    expect(readFileSync(applied.kept, 'utf8')).toBe(
      readFileSync(join(ROOT_DIR, `config/calendars/${year}.yaml`), 'utf8'),
    );
    const after = await legalDates();
    after.forEach(({ due }, index) => {
      expect(due.getTime()).toBeGreaterThan(before[index]!.due.getTime());
    });
    const owed = await query<{ dossiers: number }>(
      url,
      `SELECT count(DISTINCT dossier_id)::int AS dossiers FROM outbox WHERE kind = 'dossier.date_moved'`,
    );
    expect(owed[0]!.dossiers).toBeGreaterThanOrEqual(after.length);
    await until(() => intake.stdout.includes('calendars read anew'), 20_000);

    const chains = await portal('journal', 'verify', '--json');
    expect(jsonOf(chains)).toMatchObject({ ok: true, broken: null });
    const again = await portal('calendar', 'apply', notice, '--reason', 'Thông báo thử', '--json');
    expect(jsonOf(again)).toMatchObject({ ok: true, moved: 0, changed: false, kept: null });
    const doctor = jsonOf(await portal('doctor', '--json')) as {
      findings: { check: string; state: string }[];
    };
    expect(doctor.findings).toContainEqual(
      expect.objectContaining({ check: 'dates', state: 'ok' }),
    );
  }, 90_000);

  it('says so when files were changed without counting by them', async () => {
    const file = join(calendars, `${year}.yaml`);
    writeFileSync(file, readFileSync(join(ROOT_DIR, `config/calendars/${year}.yaml`)));
    const { findings } = jsonOf(await portal('doctor', '--json')) as {
      findings: { check: string; state: string; mend: string }[];
    };
    const dates = findings.find(({ check }) => check === 'dates');
    expect(dates).toMatchObject({ state: 'warn', mend: expect.stringContaining('calendar apply') });
  });
});
