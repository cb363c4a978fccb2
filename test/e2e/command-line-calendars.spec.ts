import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildPrograms,
  type Ended,
  endPrograms,
  openFolder,
  Program,
  removeFolder,
  runPortal,
} from '@test/processes';

const DEADLINE = ['deadline', '--start', '2026-03-02T08:15', '--for', '25 working_day'];

/** Verbs that need the calendars only: no database, no mail, no variable is set. */
describe('portal deadline, portal calendar draft', () => {
  let folder: string;
  beforeAll(() => {
    buildPrograms();
    folder = openFolder();
  });
  afterAll(async () => {
    await endPrograms();
    removeFolder(folder);
  });

  const portal = (...args: string[]): Promise<Ended> => runPortal(args, {});
  const jsonOf = ({ stdout }: Ended): Record<string, unknown> =>
    JSON.parse(stdout) as Record<string, unknown>;

  it('counts by its contract', async () => {
    const pause = ['--pause', '2026-03-10T09:00/2026-03-12T10:00', '--resume', 'continue'];
    const end = await portal(...DEADLINE, ...pause, '--cutoff', '15:00', '--json');
    expect([end.code, end.stderr]).toEqual([0, '']);
    expect(end.stdout.trim().split('\n')).toHaveLength(1);
    expect(jsonOf(end)).toMatchObject({
      due: '2026-04-08T09:15:00+07:00',
      provisional: false,
      calendars: { 2026: expect.stringMatching(/^[0-9a-f]{64}$/) },
      counted: 25,
      skipped: expect.arrayContaining([{ date: '2026-03-07', reason: 'weekend' }]),
      pauses: [{ from: '2026-03-10T09:00:00+07:00', effect: 'extended' }],
      explanation: {
        vi: expect.stringContaining('Đến hạn lúc 09:15, Thứ Tư, 08/04/2026.'),
        en: expect.stringContaining('Due at 09:15, Wednesday 8 April 2026.'),
      },
    });
  });

  it('tells people in sentences, and shows an example', async () => {
    const end = await portal(...DEADLINE, '--lang', 'vi');
    expect(end.stdout).toMatch(/^Nhận hồ sơ lúc 08:15, .*\n[^]*\nĐến hạn lúc 08:15, .*2026\.\n$/);
    const help = await portal('deadline', '--help');
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('Example:\n')]);
  });

  it('loads neither the framework nor the drivers of the database', async () => {
    const code = `
      process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
      require('./dist/apps/cli/src/main.js');`;
    const { stderr, stdout } = await new Program(['-e', code, '--', ...DEADLINE], {}).ended;
    const loaded = (JSON.parse(stderr) as string[]).join('\n');
    expect(stdout).toContain('Due at 08:15, Monday 6 April 2026.');
    expect(loaded).toContain('dist/libs/deadlines/src/core/compute-due.js');
    expect(loaded).not.toMatch(/node_modules.(typeorm|pg|@nestjs|pino)\W|platform.src.index\.js/);
  });

  /** One clear line on standard error, nothing on standard output; in JSON the other way round. */
  it.each<[number, string[], RegExp]>([
    [2, ['deadline'], /^--start is missing/],
    [2, ['deadline', '--start', '2026-03-02T08:15'], /^--for is missing/],
    [2, [...DEADLINE, '--start', '2026-02-30T08:15'], /^--start: "2026-02-30T08:15" is no moment/],
    [2, [...DEADLINE, '--for', '0 working_day'], /^--for: "0 working_day" is no amount/],
    [2, [...DEADLINE, '--for', '-5 working_day'], /^--for: /],
    [2, [...DEADLINE, '--for', '10001 working_day'], /^--for: /],
    [2, [...DEADLINE, '--for', ''], /^--for: "" is no amount/],
    [2, [...DEADLINE, '--pause', '2026-03-10T09:00'], /^--pause: /],
    [2, [...DEADLINE, '--cutoff', '25:00'], /^--cutoff: "25:00" is no time of the day/],
    [2, [...DEADLINE, '--resume', 'x'], /^--resume: "x" is unknown; write restart or continue/],
    [2, [...DEADLINE, '--strat', 'x'], /unknown option '--strat'/],
    [2, [...DEADLINE, '--pause'], /'--pause <from\/to>' argument missing/],
    [2, [...DEADLINE, 'x'], /too many arguments/],
    [2, ['calendar', 'draft'], /missing required argument 'year'/],
    [2, ['calendar', 'draft', '2200'], /^<year>: "2200" cannot be drafted/],
    [2, ['calendar', 'draft', '2028', '--out', ''], /^--out: it is empty/],
    [1, [...DEADLINE, '--start', '2199-01-02T09:00'], /^No calendar for 2199: /],
    [1, [...DEADLINE, '--pause', '2026-03-12T10:00/2026-03-10T09:00'], /^--pause: a pause ends/],
    [1, ['calendar', 'draft', '2026'], /2026\.yaml exists already; nothing was changed/],
    [1, ['calendar', 'draft', '2199'], /^2199 would leave a gap/],
  ])('ends with %i: %j', async (code, args, reason) => {
    const inJson = args.flatMap((arg) => (/^(deadline|draft)$/.test(arg) ? [arg, '--json'] : arg));
    const [plain, json] = await Promise.all([portal(...args), portal(...inJson)]);
    expect([plain.code, plain.stdout]).toEqual([code, '']);
    expect(plain.stderr).toMatch(/^[^\n]+\n$/);
    expect(plain.stderr).toMatch(reason);
    expect(json.code).toBe(code);
    const told = jsonOf(json) as { reason: string };
    expect(told).toEqual({ ok: false, reason: expect.stringMatching(/^[^\n]+$/) });
    expect(plain.stderr).toContain(told.reason.replace(/\.$/, ''));
  });

  it('drafts a year into a file or to standard output, and the same', async () => {
    const file = join(folder, '2040.yaml');
    const written = await portal('calendar', 'draft', '2040', '--out', file);
    expect([written.code, written.stdout]).toEqual([0, expect.stringContaining('provisional')]);
    const printed = await portal('calendar', 'draft', '2040', '--out', '-');
    expect(printed.stdout).toBe(readFileSync(file, 'utf8'));
    const again = await portal('calendar', 'draft', '2040', '--out', file);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
  });
});
