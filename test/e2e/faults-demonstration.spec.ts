import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { Browser } from '@test/browser';
import { IntakeVisitor } from '@test/intake-under-test';
import {
  buildPrograms,
  endPrograms,
  freePorts,
  openFolder,
  killAll,
  processesNaming,
  Program,
  query,
  removeFolder,
  SEEDED_PASSWORD,
  statusOf,
  takePort,
} from '@test/processes';
import { until } from '@test/until';
import { DOSSIERS } from '../../apps/cli/src/seed/demonstration-dossiers';
import { HISTORY } from '../../apps/cli/src/seed/demonstration-history';

/** Dossiers that a new demonstration begins with. */
const SEEDED = DOSSIERS.length + HISTORY.length;

const VARIABLES = [
  'INTAKE_PORT',
  'BACK_OFFICE_PORT',
  'MAILBOX_PORT',
  'WORKER_PORT',
  'SMTP_PORT',
  'POSTGRES_PORT',
] as const;
type Ports = Record<(typeof VARIABLES)[number], string>;

const portsOf = async (): Promise<Ports> => {
  const ports = await freePorts(VARIABLES.length);
  return Object.fromEntries(VARIABLES.map((name, at) => [name, String(ports[at])])) as Ports;
};

/** `npm start` under every way of being stopped, on data of its own. */
describe('the demonstration', () => {
  jest.setTimeout(120_000);
  const folder = openFolder();
  const started: Program[] = [];
  let ports: Ports;
  let visitor: IntakeVisitor;
  let draftId: string;

  const start = (options: string[] = [], more: Record<string, string> = {}): Program => {
    const program = new Program([join(ROOT_DIR, 'tools/demo/start.mjs'), ...options], {
      ...ports,
      DATA_DIR: folder,
      ...more,
    });
    started.push(program);
    return program;
  };
  const says = (program: Program, words: string): Promise<void> =>
    until(() => {
      if (program.hasEnded) throw new Error(`it ended:\n${program.output}`);
      return program.stdout.includes(words);
    }, 60_000);
  const startWhole = async (...options: string[]): Promise<Program> => {
    const program = start(options);
    await says(program, 'Dừng: Ctrl-C');
    return program;
  };
  const nothingRuns = (): Promise<void> =>
    until(() => processesNaming(folder).length === 0, 20_000).catch(() => {
      throw new Error(`still running:\n${processesNaming(folder).join('\n')}`);
    });
  const count = async (table: string): Promise<number> => {
    const url = `postgres://postgres:postgres@127.0.0.1:${ports.POSTGRES_PORT}/portal`;
    const [row] = await query<{ n: number }>(url, `SELECT count(*)::int AS n FROM ${table}`);
    return row!.n;
  };
  const signIn = async (): Promise<IntakeVisitor> => {
    const browser = new Browser(`http://localhost:${ports.INTAKE_PORT}`);
    const email = 'donvi@vinhdanh.example';
    await browser.post('/tai-khoan/dang-nhap', { email, password: SEEDED_PASSWORD });
    return new IntakeVisitor(browser, email);
  };

  beforeAll(async () => {
    buildPrograms();
    ports = await portsOf();
  });
  afterAll(async () => {
    // Their processes follow: they stop when their starter is gone.
    for (const program of started) program.child.kill('SIGKILL');
    await nothingRuns();
    await endPrograms();
    removeFolder(folder);
  });

  describe('refuses in words', () => {
    it('an option that it does not know: exit 2', async () => {
      const { code, stderr } = await start(['--frsh']).ended;
      expect([code, stderr]).toEqual([2, expect.stringContaining('--frsh')]);
      expect(stderr).toContain('npm start -- --fresh');
      expect((await start(['--help']).ended).code).toBe(0);
    });

    it('a port that is none, or two that are one', async () => {
      const none = await start([], { MAILBOX_PORT: 'cổng' }).ended;
      expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('MAILBOX_PORT=cổng')]);
      const same = await start([], { WORKER_PORT: ports.INTAKE_PORT }).ended;
      expect(same.code).toBe(1);
      expect(same.stderr).toMatch(/INTAKE_PORT và WORKER_PORT/);
    });

    it.each([[VARIABLES.slice(0, 5)], [['POSTGRES_PORT']]])(
      'ports that are taken: %s',
      async (of) => {
        const taken = await Promise.all(of.map(() => takePort(Object.values(ports))));
        const more = of.map((variable, at) => [variable, String(taken[at]!.port)] as const);
        const { code, stderr } = await start([], Object.fromEntries(more)).ended;
        for (const one of taken) one.close();
        expect(code).toBe(1);
        for (const [variable, port] of more) {
          expect(stderr).toContain(`Cổng ${port} đang bận`);
          expect(stderr).toContain(variable);
        }
        expect(stderr).not.toMatch(/^\s+at /m);
        await nothingRuns();
      },
    );
  });

  it('recovers from a start that was killed while PostgreSQL was being made', async () => {
    removeFolder(join(folder, 'postgres'));
    const first = start();
    await until(() => existsSync(join(folder, 'postgres/data/base')), 30_000);
    expect(existsSync(join(folder, 'postgres/initialised'))).toBe(false);
    killAll(processesNaming(folder));
    await first.ended;
    await nothingRuns();

    const second = start();
    await says(second, 'Nạp dữ liệu trình diễn');
    await second.stop('SIGKILL');
    await nothingRuns();
  });

  it('is whole after such starts, and ends cleanly on Ctrl-C', async () => {
    const program = await startWhole();
    expect([await count('staff'), await count('dossier')]).toEqual([expect.any(Number), SEEDED]);
    visitor = await signIn();
    draftId = await visitor.begin();
    const ended = await program.stop('SIGINT');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('Đã dừng');
    expect(processesNaming(folder)).toEqual([]);
    for (const app of ['intake', 'back-office', 'worker']) {
      const log = readFileSync(join(folder, `logs/${app}.log`), 'utf8');
      expect(log).not.toMatch(/"level":[56]0/);
    }
  });

  it('stops soon when it is told so in the middle of a start', async () => {
    const program = start();
    await says(program, 'Cập nhật cấu trúc dữ liệu');
    const { code, stdout } = await program.stop('SIGINT');
    expect(code).toBe(0);
    expect(stdout).not.toContain('Mở hộp thư');
    expect(processesNaming(folder)).toEqual([]);
  });

  it('has the data of the last time; another start on the same data is refused', async () => {
    const program = await startWhole();
    expect((await visitor.get(`/ho-so/${draftId}/khai`)).status).toBe(200);
    expect(await count('dossier')).toBe(SEEDED + 1);
    for (const options of [[], ['--fresh']]) {
      const { code, stderr } = await start(options, await portsOf()).ended;
      expect([code, stderr]).toEqual([1, expect.stringContaining('đang được một bản khác')]);
    }
    expect(await statusOf(`http://localhost:${ports.INTAKE_PORT}/health/ready`)).toBe(200);
    expect(await count('dossier')).toBe(SEEDED + 1);
    await program.stop('SIGKILL');
    await nothingRuns();
  });

  it('starts after everything but PostgreSQL was killed', async () => {
    await startWhole();
    const all = processesNaming(folder);
    killAll(all.filter((words) => words.includes('node ')));
    await until(() => processesNaming(folder).every((words) => words.includes('/bin/postgres')));
    expect(processesNaming(folder).length).toBeGreaterThan(0);
    const program = await startWhole();
    expect((await visitor.get(`/ho-so/${draftId}/khai`)).status).toBe(200);
    expect((await program.stop('SIGTERM')).code).toBe(0);
    expect(processesNaming(folder)).toEqual([]);
  });

  it('begins anew with --fresh', async () => {
    const program = await startWhole('--fresh');
    expect(await count('dossier')).toBe(SEEDED);
    expect((await visitor.get(`/ho-so/${draftId}/khai`)).path).toContain('dang-nhap');
    expect((await (await signIn()).get('/ho-so')).status).toBe(200);
    expect((await program.stop('SIGINT')).code).toBe(0);
  });
});
